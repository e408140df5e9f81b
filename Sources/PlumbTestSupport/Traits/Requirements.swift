internal import Foundation
public import Testing

extension Trait where Self == ConditionTrait {
  /// Skips where the reference data is not beside the repository.
  ///
  /// What these tests prove with whole published files, the tests of published figures prove with small ones.
  public static var needsSharedData: Self {
    .enabled(if: SharedData.isThere, "needs the reference data in ../shared (or PLUMB_SHARED), which is not public")
  }

  /// Skips where no local model server is installed.
  public static var needsLocalModel: Self {
    .enabled(if: LocalPython.path != nil, "needs the local model; 'make setup' installs it")
  }
}

/// The Python of `make setup`, in which the local model server is installed.
public enum LocalPython {
  /// Its path: what `PLUMB_PYTHON` names, else `.venv/bin/python` of the package; `nil` when it is not there.
  public static let path: String? = {
    if let named = ProcessInfo.processInfo.environment["PLUMB_PYTHON"] { return named }
    // Traits, PlumbTestSupport, Sources, the package.
    var package = URL(filePath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    let path = package.appending(path: ".venv/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()
}
