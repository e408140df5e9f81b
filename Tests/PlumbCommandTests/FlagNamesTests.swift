import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import plumb

/// Libraries name options by their meaning; the command makes flags of them that it really has.
@Suite struct FlagNamesTests {
  /// The Swift files of all libraries, which the command's own folder is none of.
  private static let librarySources: [URL] = {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/Sources/plumb/") }
  }()

  /// Every long flag of every command.
  private func flags(of command: JSONValue) -> Set<String> {
    var found: Set<String> = []
    for argument in command["arguments"]?.array ?? [] {
      for name in argument["names"]?.array ?? [] {
        if let word = name["name"]?.string { found.insert("--\(word)") }
      }
    }
    for child in command["subcommands"]?.array ?? [] { found.formUnion(flags(of: child)) }
    return found
  }

  @Test func `every option that a library's sentence names has a flag`() async throws {
    let help = try await Binary.run(["--experimental-dump-help"], in: TemporaryFolder())
    let known = flags(of: try #require(try JSONValue.parse(help.output)["command"]))
    #expect(known.contains("--skip-invalid") && known.contains("--baseline"))
    var names: Set<String> = []
    for file in Self.librarySources {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\\\(option: "([^"]*)"\)/) {
        names.insert(String(match.output.1))
      }
    }
    #expect(names.count > 20)
    for name in names {
      let flag = FlagNames.spelled("\(option: name)")
      #expect(known.contains(flag), "\(name) becomes \(flag), which no command takes")
    }
  }

  @Test func `a sentence gets the command's flags`() {
    #expect(FlagNames.spelled("choose one with the option 'baseline'.") == "choose one with --baseline.")
    #expect(FlagNames.spelled("the option 'format' arena-hard-v2") == "--from arena-hard-v2")
  }

  @Test func `no library's sentence names a flag itself`() throws {
    // Programs that are started are given their own flags; style sheets have variables.
    let own = ["/PlumbClients/LocalServer/", "/PlumbReport/"]
    for file in Self.librarySources where !own.contains(where: file.path.contains) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        #expect(
          line.firstMatch(of: /"[^"`]*--[a-z][a-z-]+[^"`]*"/) == nil, "\(file.lastPathComponent): \(line)")
      }
    }
  }
}
