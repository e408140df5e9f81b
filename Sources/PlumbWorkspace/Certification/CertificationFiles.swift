internal import Foundation
internal import PlumbCore

/// The files that a request for a certificate stands for.
struct CertificationFiles {
  var judgments: [String]
  var labels: [String]
  var responses: [String]

  /// Replaces finished runs among the paths by their files, and takes their answers and, unless others are given, their
  /// labels along.
  ///
  /// - Throws: `CoreError` when a path is neither a file nor a run, or a run's folder of responses cannot be read.
  init(_ request: CertificationRequest, workspace: String) throws(CoreError) {
    (judgments, labels, responses) = ([], request.labels, request.responses)
    for path in request.paths {
      guard let folder = try Self.run(path, request, workspace: workspace) else {
        judgments.append(path)
        continue
      }
      judgments.append("\(folder)/judgments.jsonl")
      let answers = "\(folder)/responses"
      responses += try FolderContents.names(in: answers).filter { $0.hasSuffix(".jsonl") }.map { "\(answers)/\($0)" }
      let found = "\(folder)/labels.jsonl"
      if request.labels.isEmpty, FileManager.default.fileExists(atPath: found) { labels.append(found) }
    }
  }

  /// The folder of the run that a path stands for; `nil` when it is a file.
  private static func run(
    _ path: String, _ request: CertificationRequest, workspace: String
  ) throws(CoreError) -> String? {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    let isThere = manager.fileExists(atPath: path, isDirectory: &isFolder)
    guard request.format == "plumb", !isThere || isFolder.boolValue else { return nil }
    let folders = [path, "\(workspace)/runs/\(path)"]
    guard let folder = folders.first(where: { manager.fileExists(atPath: "\($0)/judgments.jsonl") }) else {
      throw CoreError(
        .invalidInput, "'\(path)': neither a file of judgments nor a finished run in \(workspace)/runs.")
    }
    return folder
  }
}
