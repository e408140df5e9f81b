internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStore

/// One thing that `plumb doctor` looked at.
struct Finding {
  enum State: String {
    case good = "ok"
    case note = "note"
    case missing = "missing"
  }

  var state: State
  var subject: String
  var text: String

  var line: String {
    let mark = state == .good ? "✓" : state == .note ? "·" : "✗"
    return "\(mark) \(TextTable.printable(subject)): \(TextTable.printable(text))"
  }

  var json: JSONObject {
    ["state": .string(state.rawValue), "subject": .string(subject), "text": .string(text)]
  }
}

/// Looks at everything a run may need.
struct Checkup {
  var workspace: WorkspaceOptions
  var spec: String?

  func findings() async throws -> [Finding] {
    var findings = [Finding(state: .good, subject: "plumb", text: "version \(Plumb.version)")]
    findings.append(await storeFinding())
    findings.append(localModelFinding())
    findings += keyFindings()
    if let spec { findings += try await specFindings(RunSpec(YAMLDocument(path: spec))) }
    return findings
  }

  private func storeFinding() async -> Finding {
    let path = "\(workspace.workspace)/store.sqlite"
    guard FileManager.default.fileExists(atPath: path) else {
      return Finding(state: .note, subject: "store", text: "none yet at \(path); the first run makes it")
    }
    do {
      let count = try await workspace.store().count()
      return Finding(state: .good, subject: "store", text: "\(count) replies at \(path)")
    } catch {
      return Finding(state: .missing, subject: "store", text: "\(error)")
    }
  }

  private func localModelFinding() -> Finding {
    let environment = ProcessInfo.processInfo.environment
    let locator = LocalModelLocator { environment[$0] }
    do {
      let program = try locator.program()
      let model = try locator.model(LocalModelLocator.defaultModel)
      return Finding(state: .good, subject: "local model", text: "\(model.fileName), served by \(program.path)")
    } catch {
      return Finding(state: .note, subject: "local model", text: "\(error)")
    }
  }

  /// Which keys are set; their values are never read further.
  private func keyFindings() -> [Finding] {
    let environment = ProcessInfo.processInfo.environment
    let variables = [
      "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "DEEPSEEK_API_KEY", "DASHSCOPE_API_KEY", "ZHIPUAI_API_KEY",
      "OPENROUTER_API_KEY",
    ]
    let present = variables.filter { !(environment[$0] ?? "").isEmpty }
    let absent = variables.filter { !present.contains($0) }
    var findings: [Finding] = []
    if !present.isEmpty {
      findings.append(Finding(state: .good, subject: "API keys", text: "set: \(present.joined(separator: ", "))"))
    }
    if !absent.isEmpty {
      findings.append(
        Finding(
          state: .note, subject: "API keys",
          text: "not set: \(absent.joined(separator: ", ")) (needed only for those providers)"))
    }
    return findings
  }

  /// Whether each model of a spec answers a request for one token.
  private func specFindings(_ spec: RunSpec) async throws -> [Finding] {
    let environment = ProcessInfo.processInfo.environment
    let context = ClientContext(
      environment: { environment[$0] }, workspace: workspace.workspace,
      baseFolder: URL(filePath: spec.document.file).deletingLastPathComponent().relativePath)
    var models = spec.models
    if case .model(let judge) = spec.judge, !models.contains(where: { $0.name == judge.name }) { models.append(judge) }
    var findings: [Finding] = []
    for model in models where !["reference", "misplaced-reference"].contains(model.object["provider"]) {
      findings.append(await modelFinding(model, context))
    }
    await context.shutdown()
    return findings
  }

  private func modelFinding(_ model: ModelEntry, _ context: ClientContext) async -> Finding {
    do {
      var object = model.object
      for key in RunComposer.judgeKeys where model.path == "judge" { object[key] = nil }
      var fields = FieldReader(object, location: Location(), prefix: model.path)
      guard let entry = ModelSpec(name: model.name, from: &fields) else {
        return Finding(state: .missing, subject: model.path, text: fields.problems("a model's entry")[0].message)
      }
      let client = try await Registry<Provider>.standard.makeClient(entry, in: context)
      if entry.provider == "recorded" {
        return Finding(state: .good, subject: model.path, text: "recorded responses can be read")
      }
      let reply = try await client.reply(
        to: ModelRequest(messages: [Message(.user, "Say ok.")], settings: SamplingSettings(maxTokens: 1)))
      return Finding(
        state: .good, subject: model.path,
        text: "\(client.identity.model) answered\(reply.latency.map { " in \(formatDecimal($0, 2)) s" } ?? "")")
    } catch {
      return Finding(state: .missing, subject: model.path, text: "\(error)")
    }
  }
}
