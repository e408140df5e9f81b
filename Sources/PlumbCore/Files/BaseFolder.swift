/// The folder that relative paths of a file, or of a program, start from.
public struct BaseFolder: Sendable, Equatable {
  /// The folder's path; empty for the current folder.
  public let path: String

  /// The folder that the process is in.
  public static let current = BaseFolder("")

  /// A folder.
  ///
  /// - Parameter path: Its path; `.` and an empty path are the current folder.
  public init(_ path: String) { self.path = path == "." || path == "./" ? "" : path }

  /// The folder that a file is in.
  ///
  /// - Parameter file: The file's path, such as that of a spec.
  public init(of file: String) {
    let slash = file.lastIndex(of: "/")
    self.init(slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "")
  }

  /// A path as the process can open it: an absolute one, and `-` for the standard streams, as it is; any other from here.
  public func resolve(_ path: String) -> String {
    if path.hasPrefix("/") || path == "-" || self.path.isEmpty { return path }
    return self.path.hasSuffix("/") ? self.path + path : "\(self.path)/\(path)"
  }
}
