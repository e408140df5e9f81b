internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWeb
internal import PlumbWorkspace

/// `plumb serve`: the HTTP API on loopback.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a judge as a reward model over HTTP, on this machine.",
    discussion: """
      Example: plumb serve --provider openai --model gpt-4.1-mini --template rating-short --port 8190
               curl -s http://127.0.0.1:8190/v1/reward -d '{"prompts": ["2+2?"], "responses": ["4"]}'
      POST /v1/reward takes {"query": [conversations in the chat template]}, with or without {"prompts": […]}, as OpenRLHF's \
      remote reward model posts them, or {"prompts": […], "responses": […]}; it answers {"rewards": […], …} in the same order. \
      A conversation that cannot be judged has null, unless --failed-reward names a number. Replies are kept: the same \
      conversation again costs nothing. GET /health says who judges.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "port"))
  var port = 8190

  @Option(
    help: ArgumentHelp("The address to listen on; others than 127.0.0.1 open it to the network.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "What a grade becomes: \(RewardModel.Scale.allCases.map(\.rawValue).joined(separator: ", ")) (0 to 1).",
      valueName: "scale"), transform: choice)
  var scale = RewardModel.Scale.raw

  @Option(help: ArgumentHelp("The reward of what cannot be judged; null when left out.", valueName: "number"))
  var failedReward: Double?

  @OptionGroup var judge: JudgeOptions
  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if !(0...65535).contains(port) { throw ValidationError("--port \(port): expected 0 to 65535.") }
    if let failedReward, !failedReward.isFinite { throw ValidationError("--failed-reward: expected a finite number.") }
  }

  func run() async throws {
    try await namingFlags {
      let recipe = try JudgingRecipe().overridden(by: judge.judging(template: "rating"))
      let prepared = try await workspace.make().makeJudge(
        JudgeRequest(run: "serve", source: judge.source, recipe: recipe, seed: judge.seed))
      Console.report(prepared.diagnostics)
      do {
        try await serve(prepared)
        await prepared.close()
      } catch {
        await prepared.close()
        throw error
      }
    }
  }

  private func serve(_ prepared: PreparedJudge) async throws {
    guard case .responses(let judge) = prepared.judging else {
      throw ValidationError("--template: a reward model needs a template that grades one response, such as rating.")
    }
    let model = RewardModel(judge: judge, scale: scale, window: prepared.window)
    let host = host
    try await WebServer(host: host, port: port, rewardModel: model, failedReward: failedReward).run { port in
      Console.error("Judge \(model.judgeName) serves rewards at http://\(host):\(port)/v1/reward; Ctrl-C ends it.")
    }
  }
}
