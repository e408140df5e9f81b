/// A Python and the folders its packages are in, found without starting it.
internal struct PythonEnvironment: Equatable {
  /// The interpreter's path.
  let interpreter: String

  /// The interpreter of a virtual environment, or any other; `nil` when it cannot be run.
  init?(interpreter: String) {
    guard isExecutableFile(interpreter) else { return nil }
    self.interpreter = interpreter
  }

  /// The interpreter of the virtual environment in `folder`; `nil` when there is none.
  init?(folder: String) { self.init(interpreter: "\(folder)/bin/python") }

  /// The file or folder `name` of a package folder; `nil` when no package folder has it.
  func packageFile(_ name: String) -> String? {
    for folder in packageFolders {
      let parent = parentFolder(of: "\(folder)/\(name)")
      if names(inFolder: parent).contains(where: { "\(parent)/\($0)" == "\(folder)/\(name)" }) {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }

  /// Whether the package `xllamacpp` is installed.
  var hasXllamacpp: Bool { packageFile("xllamacpp") != nil }

  /// The only model file of a package; `nil` when there is none.
  func modelFile(ofPackage package: String) -> String? {
    guard let folder = packageFile(package) else { return nil }
    return names(inFolder: folder).first { $0.hasSuffix(".gguf") }.map { "\(folder)/\($0)" }
  }

  private var packageFolders: [String] {
    let prefix = parentFolder(of: parentFolder(of: interpreter))
    // A distribution's own Python keeps what pip installs under /usr/local.
    let roots = prefix == "/usr" ? ["/usr/local/lib", "/usr/lib"] : ["\(prefix)/lib"]
    return roots.flatMap { root in
      names(inFolder: root).filter { $0.hasPrefix("python3") }
        .flatMap { ["\(root)/\($0)/site-packages", "\(root)/\($0)/dist-packages"] }
    }
  }
}
