internal import Foundation

/// Texts that were reviewed once and must stay; the environment variable `UPDATE_GOLDEN=1` writes them anew.
///
/// ```swift
/// try Golden().check(result.output, named: "help-plumb.txt")
/// #expect(try Golden().leftOver(besides: ["help-plumb.txt"]) == [])
/// ```
public struct Golden: Sendable {
  /// A text that is not what was reviewed.
  public struct Mismatch: Error, CustomStringConvertible {
    /// Which file, its first differing line, and what to do.
    public let description: String
  }

  /// The folder that holds the texts.
  public let folder: String

  /// The texts in the folder `Golden` of the test target whose source file this is.
  ///
  /// - Parameter file: A source file; its folder or the nearest one above holds `Golden`.
  public init(file: String = #filePath) {
    var url = URL(filePath: file).deletingLastPathComponent()
    while url.path != "/", !FileManager.default.fileExists(atPath: url.appending(path: "Golden").path) {
      url.deleteLastPathComponent()
    }
    folder = url.appending(path: "Golden").path
  }

  /// Compares a text with the reviewed one, or writes it when `UPDATE_GOLDEN` is 1.
  ///
  /// - Throws: ``Mismatch`` when they differ, and when there is no reviewed text of that name.
  public func check(_ text: String, named name: String) throws {
    let url = URL(filePath: "\(folder)/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { return try Data(text.utf8).write(to: url) }
    let advice = "Review it, then rewrite it with UPDATE_GOLDEN=1."
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Mismatch(description: "There is no Golden/\(name). \(advice)")
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard text != expected else { return }
    let (now, before) = (Self.lines(text), Self.lines(expected))
    let at =
      zip(now, before).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(now.count, before.count)
    func line(_ lines: [Substring]) -> String { at < lines.count ? "'\(lines[at])'" : "nothing" }
    throw Mismatch(
      description: "Golden/\(name):\(at + 1): reviewed was \(line(before)), now it is \(line(now)). \(advice)")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The names of the reviewed texts that nothing compares, sorted; a test expects none.
  ///
  /// - Parameter names: The names that are compared.
  /// - Returns: The names of the other files of the folder, hidden ones excepted.
  /// - Throws: When the folder cannot be listed.
  public func leftOver(besides names: [String]) throws -> [String] {
    let known = Set(names)
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.hasPrefix(".") && !known.contains($0) }.sorted()
  }
}
