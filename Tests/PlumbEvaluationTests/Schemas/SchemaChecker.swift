import Foundation
import PlumbCore

/// Python's `jsonschema`, found by `PLUMB_PYTHON`, in the project's environment or on the path.
enum SchemaChecker {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized.path

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema, documents = json.load(open(sys.argv[1])), json.load(sys.stdin)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    print(json.dumps([[e.json_path + ": " + e.message[:200] for e in validator.iter_errors(d)] for d in documents]))
    """

  /// The interpreter; `nil` when there is none that has `jsonschema`.
  static let python: String? = {
    let named = ProcessInfo.processInfo.environment["PLUMB_PYTHON"]
    return [named, "\(root)/.venv/bin/python", "python3"].compactMap(\.self).first {
      (try? run($0, ["-c", "import jsonschema; jsonschema.Draft202012Validator"], input: "")) != nil
    }
  }()

  /// What each document breaks, by the schema of a name in `Documentation/schemas`.
  static func problems(of documents: [JSONValue], schema name: String) throws -> [[String]] {
    guard let python else { throw CocoaError(.executableNotLoadable) }
    let path = "\(root)/Documentation/schemas/\(name).schema.json"
    let output = try run(python, ["-c", script, path], input: JSONValue.array(documents).text())
    return try (JSONValue.parse(output).array ?? []).map { ($0.array ?? []).compactMap(\.string) }
  }

  private static func run(_ program: String, _ arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: output, as: UTF8.self)
  }
}
