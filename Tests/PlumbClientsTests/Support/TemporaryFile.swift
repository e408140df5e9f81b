import PlumbTestSupport

/// Runs `body` with the path of a file that holds `text`; paths in messages are shown as `FILE` by ``shown(_:_:)``.
func withFile<Result>(_ text: String, _ body: (String) async throws -> Result) async throws -> Result {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try await body(folder.write(text, to: "file.jsonl"))
}

/// `text` with the file's path replaced by `FILE`.
func shown(_ text: String, _ path: String) -> String { text.replacing(path, with: "FILE") }
