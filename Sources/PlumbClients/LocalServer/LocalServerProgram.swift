internal import PlumbCore

/// What serves local models.
public enum LocalServerProgram: Sendable, Hashable {
  /// A `llama-server` at this path.
  case llamaServer(String)
  /// A Python at this path that has the package `xllamacpp`.
  case xllamacpp(python: String)

  /// The program's path.
  public var path: String {
    switch self {
    case .llamaServer(let path): path
    case .xllamacpp(let python): python
    }
  }

  /// The command that serves `model` on a port of 127.0.0.1.
  internal func arguments(model: LocalModel, port: Int, settings: LocalServerSettings) -> [String] {
    let context = settings.contextPerRequest * settings.parallel
    switch self {
    case .llamaServer(let path):
      return [
        path, "--model", model.path, "--host", "127.0.0.1", "--port", String(port), "--parallel",
        String(settings.parallel),
        "--ctx-size", String(context), "--threads", String(settings.threads), "--threads-batch",
        String(settings.threads),
      ]
    case .xllamacpp(let python):
      let values: JSONObject = [
        "model": .string(model.path), "port": JSONValue(port), "parallel": JSONValue(settings.parallel),
        "context": JSONValue(context), "threads": JSONValue(settings.threads),
        "tuning": .object(LocalServerSettings.tuning),
      ]
      return [python, "-c", XllamacppLauncher.source, JSONValue.object(values).text()]
    }
  }
}
