internal import ArgumentParser
internal import PlumbStatistics

/// How tests and intervals are drawn.
struct ResamplingFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The level of intervals.", valueName: "share"))
  var level = 0.95

  @Option(help: ArgumentHelp("Rounds of the bootstrap.", valueName: "rounds"))
  var bootstrap = 5000

  @Option(help: ArgumentHelp("Random sign flips of the permutation test.", valueName: "rounds"))
  var permutations = 10_000

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  /// The library's settings.
  ///
  /// - Throws: `ValidationError` for a negative seed.
  func settings() throws -> PairedComparisonSettings {
    guard seed >= 0 else { throw ValidationError("--seed takes a number from 0.") }
    return PairedComparisonSettings(
      level: level, bootstrapRounds: bootstrap, permutations: permutations, seed: UInt64(seed))
  }
}
