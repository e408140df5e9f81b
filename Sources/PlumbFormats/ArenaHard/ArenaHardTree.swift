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
      let found = try Self.files(below: FileContents.isFolder(inside) ? inside : path, except: "model_answer")
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
    for folder in folders where seen.insert(folder).inserted {
      answers += try Self.files(below: folder)
    }
  }

  /// The `.jsonl` files below a folder, in order; a folder that is a link is followed. Hidden files, which systems leave
  /// beside data (`._m.jsonl`, `.DS_Store`), are none.
  ///
  /// - Parameters:
  ///   - folder: The folder; nothing is found where there is none.
  ///   - except: The name of folders that are not looked into.
  /// - Returns: The files' paths, sorted.
  /// - Throws: `CoreError` when a folder cannot be read.
  static func files(below folder: String, except: String? = nil) throws(CoreError) -> [String] {
    var found: [String] = []
    var folders = [URL(filePath: folder).resolvingSymlinksInPath().path]
    while let folder = folders.popLast() {
      for name in try FolderContents.names(in: folder) where name != except && !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        // Links to folders further down are not followed, so that none is met twice.
        if FileContents.isFolder(path), (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil {
          folders.append(path)
        } else if name.hasSuffix(".jsonl") {
          found.append(path)
        }
      }
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
