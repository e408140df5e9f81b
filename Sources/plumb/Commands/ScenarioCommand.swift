internal import ArgumentParser

/// `plumb scenario`: kinds of requests, what a good answer to each does, and telling which kind a request is.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Scenarios, their criteria, and a classifier of requests.",
    subcommands: [
      ListScenarios.self, ShowScenario.self, ImportScenarios.self, TrainScenarios.self, EvaluateScenarios.self,
      ClassifyScenarios.self,
    ])
}
