internal import Foundation
internal import PlumbClients
internal import PlumbCore
public import PlumbEvaluation
internal import PlumbJudging
internal import PlumbStore

extension Workspace {
  /// Looks at everything a run may need: the store, a local model, keys, and, given a spec, whether each of its models
  /// answers a request for one token.
  ///
  /// - Parameter spec: A run's spec, whose endpoints are asked; absent means that nobody is asked.
  /// - Returns: What was found, in this order.
  /// - Throws: `StoreError` when the store cannot be opened for asking.
  public func checkup(_ spec: RunSpec? = nil) async throws -> [Finding] {
    var findings = [Finding(state: .good, subject: "plumb", text: "version \(host.version)")]
    findings.append(await storeFinding())
    findings.append(localModelFinding())
    findings += keyFindings()
    if let spec { findings += await modelFindings(spec) }
    return findings
  }

  private func storeFinding() async -> Finding {
    guard FileManager.default.fileExists(atPath: storePath) else {
      return Finding(state: .note, subject: "store", text: "none yet at \(storePath); the first run makes it")
    }
    do {
      let count = try await openStore().count()
      return Finding(state: .good, subject: "store", text: "\(count) replies at \(storePath)")
    } catch {
      return Finding(state: .missing, subject: "store", text: "\(error)")
    }
  }

  private func localModelFinding() -> Finding {
    let locator = LocalModelLocator { [host] in host.environment[$0] }
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
    let variables = registries.providers.keyVariables
    let present = variables.filter { !(host.environment[$0] ?? "").isEmpty }
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

  /// Whether each model of a spec answers.
  private func modelFindings(_ spec: RunSpec) async -> [Finding] {
    let context = ClientContext(
      environment: { [host] in host.environment[$0] }, workspace: path, baseFolder: spec.baseFolder.path)
    var models = spec.models
    for judge in spec.judge.models where !models.contains(where: { $0.name == judge.name }) { models.append(judge) }
    var findings: [Finding] = []
    for model in models {
      if let finding = await finding(model, spec.origin, context) { findings.append(finding) }
    }
    await context.shutdown()
    return findings
  }

  /// What is known of one model; `nil` where nothing can be missing.
  private func finding(_ entry: ModelEntry, _ origin: SpecOrigin, _ context: ClientContext) async -> Finding? {
    do {
      if let source = ModelSource.name(in: entry).flatMap({ registries.modelSources[$0] }) {
        guard let check = source.check else { return nil }
        let own = ModelSource.Context(recipe: GenerationRecipe(), items: { [] }, clients: context, origin: origin)
        return Finding(state: .good, subject: entry.path, text: try await check(entry, own))
      }
      let client = try await registries.providers.makeClient(ModelSpec(entry, origin: origin), in: context)
      let reply = try await client.reply(
        to: ModelRequest(messages: [Message(.user, "Say ok.")], settings: SamplingSettings(maxTokens: 1)))
      let time = reply.latency.map { " in \(formatDecimal($0, 2)) s" } ?? ""
      return Finding(state: .good, subject: entry.path, text: "\(client.identity.model) answered\(time)")
    } catch {
      return Finding(state: .missing, subject: entry.path, text: "\(error)")
    }
  }
}
