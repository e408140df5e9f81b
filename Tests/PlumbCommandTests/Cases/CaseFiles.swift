import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// The folder a case is run in.
struct CaseFiles {
  let folder: TemporaryFolder
  /// The server's port.
  let port: Int

  /// A text with the server's address and the folder in place of their names.
  func filled(_ text: String) -> String {
    text.replacing("@URL@", with: "http://127.0.0.1:\(port)/v1").replacing("@HOST@", with: "127.0.0.1:\(port)")
      .replacing("@DIR@", with: folder.path)
  }

  /// Writes items q1 and q2 and the answers of a and b, unless the case brings all it needs, then the case's own files.
  func write(_ input: JSONValue) throws {
    if input["starter"]?.bool != false {
      try folder.write(
        """
        {"id": "q1", "turns": ["What is a plumb line for?"]}
        {"id": "q2", "turns": ["Why is the sky blue?"]}

        """, to: "items.jsonl")
      for model in ["a", "b"] {
        try folder.write(
          ["q1", "q2"].map { item in
            "{\"item\": \"\(item)\", \"model\": \"\(model)\", \"turns\": [\"The answer of \(model) to \(item).\"]}\n"
          }.joined(), to: "\(model).jsonl")
      }
    }
    for entry in input["files"]?.object?.entries ?? [] { try write(entry.value, to: entry.key) }
  }

  private func write(_ content: JSONValue, to name: String) throws {
    if let text = content.string { try folder.write(filled(text), to: name) }
    if let rows = content.array { try folder.write(rows.map { $0.text() + "\n" }.joined(), to: name) }
    guard content.object != nil else { return }
    if let target = content["link"]?.string {
      try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
    } else if content["fifo"]?.bool == true {
      #expect(mkfifo(folder.file(name), 0o600) == 0)
    } else if let base64 = content["base64"]?.string {
      try folder.write(Array(try #require(Data(base64Encoded: base64))), to: name)
    } else if let count = content["items"]?.int {
      try folder.write(
        (0..<count).map { "{\"id\": \"q\($0)\", \"turns\": [\"Question \($0)?\"]}\n" }.joined(), to: name)
    } else if let count = content["responses"]?.int {
      let model = content["model"]?.string ?? "b"
      try folder.write(
        (0..<count).map { "{\"item\": \"q\($0)\", \"model\": \"\(model)\", \"turns\": [\"Answer \($0).\"]}\n" }
          .joined(),
        to: name)
    } else {
      let text = filled(content["text"]?.string ?? content["json"]?.text() ?? "")
      switch content["encoding"]?.string {
      case "utf-16": try folder.write(Array(try #require(text.data(using: .utf16))), to: name)
      case "utf-16-le": try folder.write(Array(try #require(text.data(using: .utf16LittleEndian))), to: name)
      default: try folder.write(text, to: name)
      }
      if content["gzip"]?.bool == true { try compress(name) }
    }
  }

  /// Compresses a file in place.
  private func compress(_ name: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-k", "-f", "-S", ".packed", folder.file(name)]
    try process.run()
    process.waitUntilExit()
    _ = try FileManager.default.replaceItemAt(
      URL(filePath: folder.file(name)), withItemAt: URL(filePath: folder.file(name) + ".packed"))
  }
}
