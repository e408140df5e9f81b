import Foundation
import PlumbCore
import PlumbTestSupport
import Synchronization
import Testing

@Suite struct ServeCommandTests {
  /// Starts `plumb serve` on a free port, hands over its address, and ends it by its process id.
  private func withServer(
    in folder: TemporaryFolder, _ arguments: [String], _ body: (String) async throws -> Void
  ) async throws {
    let process = Process()
    process.executableURL = URL(filePath: Binary.path)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let path = "\(folder.path)/serve.log"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: path)
    try process.run()
    defer {
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
    }
    var address: String?
    for _ in 0..<400 where address == nil && process.isRunning {
      try await Task.sleep(for: .milliseconds(25))
      address = try folder.read("serve.log").firstMatch(of: #/http://\S+/v1/reward/#).map { String($0.0) }
    }
    let log = try folder.read("serve.log")
    try await body(#require(address, "\(log)"))
  }

  private func post(_ url: String, _ body: String, in folder: TemporaryFolder) async throws -> JSONValue {
    try folder.write(body, to: "body.json")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys, urllib.request as u; r = u.Request(sys.argv[1], open(sys.argv[2], 'rb').read()); sys.stdout.write(u.urlopen(r, timeout=60).read().decode())",
      url, "\(folder.path)/body.json",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONValue.parse(Array(data))
  }

  @Test func `a trainer's requests are graded over HTTP, and asked once`() async throws {
    let folder = try TemporaryFolder()
    try await withScriptedServer { request in
      .chat("RATING: \(request.question.contains("four") ? 9 : 2)")
    } _: { server in
      let judge = [
        "--provider", "openai-compatible", "--base-url", server.baseURL, "--model", "scripted", "--template",
        "rating-short", "--scale", "unit",
      ]
      try await withServer(in: folder, judge) { url in
        let body = #"{"query": ["2+2? four", "2+2? five"], "prompts": ["2+2?", "2+2?"]}"#
        let answer = try await post(url, body, in: folder)
        let rewards = (answer["rewards"]?.array ?? []).compactMap(\.double)
        try #require(rewards.count == 2)
        #expect(abs(rewards[0] - 8.0 / 9) < 1e-12 && abs(rewards[1] - 1.0 / 9) < 1e-12)
        #expect(try await post(url, body, in: folder) == answer)
        #expect(server.log.count == 2)
      }
    }
  }

  @Test func `a template that compares is refused`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(
      [
        "serve", "--port", "0", "--provider", "openai-compatible", "--base-url", "http://127.0.0.1:9/v1", "--model",
        "x", "--template", "pairwise",
      ],
      in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains("a reward model needs a template that grades one response"))
  }
}
