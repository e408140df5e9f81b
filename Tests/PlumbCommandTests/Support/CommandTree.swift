import PlumbCore
import PlumbTestSupport
import Testing

/// The commands of the built binary, as its own parser lists them.
enum CommandTree {
  struct Command: Sendable, CustomTestStringConvertible {
    /// What comes after `plumb`.
    var words: [String]
    /// Whether it only holds other commands.
    var isGroup: Bool

    /// The file with its reviewed help.
    var golden: String { "help-\((["plumb"] + words).joined(separator: "-")).txt" }

    var testDescription: String { (["plumb"] + words).joined(separator: " ") }
  }

  static func commands() async throws -> [Command] {
    let dump = try await Binary.run(["--experimental-dump-help"], in: TemporaryFolder())
    let root = try #require(try JSONValue.parse(dump.output)["command"], "\(dump.error)")
    return below(root, [])
  }

  private static func below(_ command: JSONValue, _ words: [String]) -> [Command] {
    // The parser adds `help` to every command that has others.
    let others = (command["subcommands"]?.array ?? []).filter { $0["commandName"]?.string != "help" }
    let isGroup = !others.isEmpty && command["defaultSubcommand"]?.string == nil
    return [Command(words: words, isGroup: isGroup)]
      + others.flatMap { below($0, words + [$0["commandName"]?.string ?? "?"]) }
  }
}
