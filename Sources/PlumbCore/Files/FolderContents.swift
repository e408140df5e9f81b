internal import Foundation

/// What lies in a folder.
package enum FolderContents {
  /// The names of what lies in a folder, in order.
  ///
  /// - Parameter folder: The folder's path.
  /// - Returns: The names; none when nothing is at that path.
  /// - Throws: ``CoreError`` with code `file` when it cannot be read or is no folder.
  package static func names(in folder: String) throws(CoreError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      return []
    } catch {
      throw CoreError(
        .file, "\(folder): cannot be read as a folder (\(error.localizedDescription)). Check its permissions.")
    }
  }

  /// Makes a folder and those above it; one that is there stays as it is.
  ///
  /// - Throws: ``CoreError`` with code `file` when it cannot be created.
  package static func create(_ folder: String) throws(CoreError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CoreError(.file, "\(folder): the folder cannot be created (\(error.localizedDescription)).")
    }
  }
}
