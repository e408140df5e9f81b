import PlumbCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs `body` with the path of a file that holds `text`; paths in messages are shown as `FILE` by ``shown(_:_:)``.
func withFile<Result>(_ text: String, _ body: (String) async throws -> Result) async throws -> Result {
  var template = Array("/tmp/plumb-clients-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  let bytes = Array(text.utf8)
  let written = write(descriptor, bytes, bytes.count)
  close(descriptor)
  guard descriptor >= 0, written == bytes.count else { throw CoreError(.file, "\(path): cannot be written") }
  return try await body(path)
}

/// `text` with the file's path replaced by `FILE`.
func shown(_ text: String, _ path: String) -> String {
  var text = text
  while let range = text.firstRange(of: path) { text.replaceSubrange(range, with: "FILE") }
  return text
}
