internal import Foundation
internal import PlumbCore

/// AlignBench's files where the user has them: side by side, or in `data` and `config` as in its repository.
struct AlignBenchFolder {
  var path: String

  /// The questions: v1.1's file, or the one name that earlier copies use.
  func questions() throws(CoreError) -> String { try file("data_v1.1_release.jsonl", "data_release.jsonl") }

  /// A file by the first of its names that is there.
  func file(_ names: String...) throws(CoreError) -> String {
    for name in names {
      for folder in ["", "data/", "config/"] {
        let candidate = "\(path)/\(folder)\(name)"
        if FileManager.default.fileExists(atPath: candidate) { return candidate }
      }
    }
    throw CoreError(
      .invalidInput,
      "\(path): has no \(names[0]), neither there nor in data or config. Name the folder of an AlignBench copy.")
  }

  /// A configuration file's object.
  func object(_ names: String...) throws(CoreError) -> JSONObject {
    var found: String?
    for name in names where found == nil { found = try? file(name) }
    let path: String
    if let found { path = found } else { path = try file(names[0]) }
    let bytes = try FileContents.bytes(of: path)
    guard let object = (try? JSONValue.parse(bytes))?.object else {
      throw CoreError(.invalidInput, "\(path): expected a JSON object.")
    }
    return object
  }
}
