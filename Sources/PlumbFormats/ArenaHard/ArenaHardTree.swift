internal import Foundation
internal import PlumbCore

/// Where Arena-Hard keeps its files: `model_judgment/<judge>/<model>.jsonl` beside `model_answer/<model>.jsonl`.
struct ArenaHardTree {
  /// The files with judgments, in order.
  var judgments: [String] = []
  /// The files with answers, in order.
  var answers: [String] = []

  /// Finds the files that paths stand for.
  ///
  /// - Parameter paths: Files, folders of judgments, or a benchmark's folder.
  /// - Throws: `CoreError` when a path is not there or a folder has no judgments.
  init(_ paths: [String]) throws(CoreError) {
    var folders: [String] = []
    for path in paths {
      guard FileContents.isFolder(path) else {
        guard path == "-" || FileContents.isFile(path) else {
          throw CoreError(.file, "\(path): there is no such file or folder.")
        }
        judgments.append(path)
        folders.append(Self.answerFolder(above: path))
        continue
      }
      let inside = "\(path)/model_judgment"
      let found = Self.files(below: FileContents.isFolder(inside) ? inside : path, except: "model_answer")
      guard !found.isEmpty else {
        throw CoreError(
          .invalidInput,
          "\(path): holds no .jsonl file with judgments; expected a benchmark's folder (with model_judgment in it) or a "
            + "judge's folder.")
      }
      judgments += found
      folders.append(
        FileContents.isFolder("\(path)/model_answer") ? "\(path)/model_answer" : Self.answerFolder(above: path))
    }
    var seen: Set<String> = [""]
    for folder in folders where seen.insert(folder).inserted { answers += Self.files(below: folder, except: nil) }
  }

  /// The `.jsonl` files below a folder, in order; a folder that is a link is followed.
  static func files(below folder: String, except: String? = nil) -> [String] {
    let folder = URL(filePath: folder).resolvingSymlinksInPath().path
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [String] = []
    while let name = walk.nextObject() as? String {
      if let except, name.split(separator: "/").contains(Substring(except)) { continue }
      if name.hasSuffix(".jsonl") { found.append("\(folder)/\(name)") }
    }
    return found.sorted()
  }

  /// The folder of answers beside the folder of judgments that a path lies in; empty when there is none.
  private static func answerFolder(above path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while !parts.isEmpty {
      let isJudgments = parts.removeLast() == "model_judgment"
      let folder = (parts + ["model_answer"]).joined(separator: "/")
      if isJudgments { return FileContents.isFolder(folder) ? folder : "" }
    }
    return ""
  }
}
