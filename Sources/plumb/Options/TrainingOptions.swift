internal import ArgumentParser
internal import Foundation
internal import PlumbBenchmarks

/// How a training goes.
struct TrainingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The seed of folds and calibration.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The penalty on squared weights.", valueName: "number"))
  var penalty = ScenarioTraining().penalty

  func validate() throws {
    guard penalty > 0, penalty.isFinite else { throw ValidationError("--penalty takes a number above 0.") }
  }

  /// The training.
  var training: ScenarioTraining {
    var training = ScenarioTraining()
    training.seed = seed
    training.penalty = penalty
    training.threads = ProcessInfo.processInfo.activeProcessorCount
    return training
  }
}
