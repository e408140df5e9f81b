import Foundation
import PlumbCore
import PlumbTestSupport

/// One case, run as its users did.
struct CaseRun {
  let found: UserCase

  /// What does not hold afterwards; empty when the case passes.
  func problems() async throws -> [String] {
    if found.input["tls"] != nil { return ["needs an HTTPS server, which these tests do not have"] }
    var rules = found.input["server"]?.array ?? []
    if found.kind == "answer" {
      rules = [found.input["reply"].map { ["json": $0] } ?? ["content": found.input["text"] ?? .null]]
    }
    let script = CaseServer(rules: rules)
    return try await withScriptedServer {
      script.reply(to: $0)
    } _: { server in
      let files = CaseFiles(folder: try TemporaryFolder(), port: server.port)
      return found.kind == "answer" ? try await answerProblems(files) : try await stepProblems(files, server)
    }
  }

  private func stepProblems(_ files: CaseFiles, _ server: ScriptedServer) async throws -> [String] {
    try files.write(found.input)
    var results: [Binary.Result] = []
    var pipes: [String: CasePipe] = [:]
    for step in found.input["steps"]?.array ?? [] {
      if let name = step["read_fifo"]?.string {
        pipes[name] = CasePipe(path: files.folder.file(name))
      } else if let steps = step["together"]?.array {
        results += try await withThrowingTaskGroup(of: (Int, Binary.Result).self) { group in
          for (index, step) in steps.enumerated() { group.addTask { (index, try await run(step, files)) } }
          return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
      } else if step["run"] != nil {
        results.append(try await run(step, files))
      } else {
        return ["a step of this kind is not run: \(step.text())"]
      }
    }
    var read: [String: String] = [:]
    for (name, pipe) in pipes { read[name] = await pipe.finish() }
    let checks = CaseChecks(folder: files.folder, results: results, requests: server.log.requests, pipes: read)
    let problems = checks.problems(found.expected["checks"])
    guard !problems.isEmpty else { return [] }
    return problems + results.map { "exit \($0.status)\n\($0.output)\n\($0.error)" } + ["\(server.log.count) requests"]
  }

  private func run(_ step: JSONValue, _ files: CaseFiles) async throws -> Binary.Result {
    let arguments = (step["run"]?.array ?? []).map { files.filled($0.string ?? "") }
    var environment: [String: String] = [:]
    for entry in step["env"]?.object?.entries ?? [] { environment[entry.key] = files.filled(entry.value.string ?? "") }
    return try await Binary.run(
      arguments, in: files.folder, environment: environment,
      ending: .killed(after: .seconds(step["timeout"]?.int ?? 60)),
      output: step["stdout"]?.string)
  }

  /// One question to a model under test.
  private func answerProblems(_ files: CaseFiles) async throws -> [String] {
    try files.folder.write("{\"id\": \"q1\", \"turns\": [\"What is 6 times 7?\"]}\n", to: "items.jsonl")
    let result = try await Binary.run(
      [
        "generate", "items.jsonl", "--provider", "openai-compatible", "--base-url", files.filled("@URL@"), "--model",
        "m", "--output", "out.jsonl", "--quiet",
      ], in: files.folder, ending: .killed(after: .seconds(90)))
    let lines = (files.folder.text(of: "out.jsonl") ?? "").split(separator: "\n")
    let row = lines.first.flatMap { try? JSONValue.parse(String($0)) }
    let outcomes = found.expected["one_of"]?.array ?? [found.expected]
    let isRight = outcomes.contains { outcome in
      if let answer = outcome["answer"] { return row?.at("turns[0]") == answer && row?["failed"] == nil }
      guard row == nil || row?["failed"] != nil else { return false }
      return outcome["reason"]?.string.map { finds($0, in: result.error + (row?["failed"]?.text() ?? "")) } ?? true
    }
    return isRight ? [] : ["expected \(found.expected.text()), got \(row?.text() ?? "no line"); \(result.error)"]
  }
}
