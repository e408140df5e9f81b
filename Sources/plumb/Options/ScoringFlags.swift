internal import ArgumentParser
internal import PlumbCore
internal import PlumbScoring
internal import PlumbWorkspace

/// How judgments become scores.
struct ScoringFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How scores are computed: \(Registries.standard.methods.list). The format's own when left out.",
      valueName: "method"))
  var method: String?

  @Option(help: ArgumentHelp("The model that the others are compared with.", valueName: "model"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Style features to take out, separated by commas: \(StyleFeature.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "features"))
  var control: String?

  @Option(help: ArgumentHelp("A model with a given rating.", valueName: "model=rating"))
  var anchor: String?

  @Option(help: ArgumentHelp("Bootstrap rounds; 0 for formulas alone.", valueName: "rounds"))
  var bootstrap: Int?

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  @Option(help: ArgumentHelp("The intervals' level, such as 0.95.", valueName: "level"))
  var level: Double?

  @Option(
    help: ArgumentHelp(
      "Meet the published figures of a system, quirks included: \(Compatibility.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "system"))
  var compat: String?

  @Option(
    help: ArgumentHelp(
      "A folder with instruction_difficulty.csv and df_gamed.csv for length control.", valueName: "folder"),
    completion: .directory)
  var calibration: String?

  @Option(
    name: .customLong("C"), help: ArgumentHelp("The penalty of length control: a number, or cv.", valueName: "C"))
  var inversePenalty: String?

  @Option(help: ArgumentHelp("Count only judgments of these categories, separated by commas.", valueName: "names"))
  var category: String?

  @Option(help: ArgumentHelp("What a strong win counts, in plain wins.", valueName: "weight"))
  var strongWeight = 3.0

  @Option(help: ArgumentHelp("Ridge penalty on strengths, for models that never lost.", valueName: "ridge"))
  var ridge = 0.0

  @Option(help: ArgumentHelp("The most points a game moves an Elo rating.", valueName: "k"))
  var eloK = 4.0

  @Flag(help: "Also tell what one question weighs in the score (alignbench).")
  var weights = false

  /// The library's options.
  ///
  /// - Throws: `CoreError` for words that mean nothing here, or a calibration that cannot be read.
  func options(jury: JuryRule?, skipInvalid: Bool) throws -> ScoringOptions {
    ScoringOptions(
      method: method, leaderboard: try leaderboardOptions(skipInvalid: skipInvalid), jury: jury,
      skipInvalid: skipInvalid)
  }

  private func leaderboardOptions(skipInvalid: Bool) throws -> LeaderboardOptions {
    var options = LeaderboardOptions()
    options.baseline = baseline
    options.controls = try control.map(Self.features) ?? []
    options.anchor = try anchor.map(Self.anchor)
    options.bootstrap = bootstrap
    options.seed = seed
    options.level = level
    options.compatibility = try compat.map { word in
      guard let system = Compatibility(rawValue: word) else {
        throw CoreError(
          .invalidInput,
          "--compat \(word): expected one of \(Compatibility.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return system
    }
    options.calibration = try calibration.map { try LengthCalibration(folder: $0, skipInvalid: skipInvalid) }
    options.inversePenalty = try inversePenalty.map { word in
      if word == "cv" { return .crossValidated }
      guard let c = Double(word), c > 0, c.isFinite else {
        throw CoreError(.invalidInput, "--C \(word): expected a positive number, or cv.")
      }
      return .fixed(c)
    }
    options.categories = category.map { $0.split(separator: ",").map(String.init) } ?? []
    options.strongWeight = strongWeight
    options.ridge = ridge
    options.eloK = eloK
    options.showsQuestionWeights = weights
    return options
  }

  private static func features(_ list: String) throws -> [StyleFeature] {
    var features: [StyleFeature] = []
    for word in list.split(separator: ",") {
      guard let feature = StyleFeature(rawValue: String(word)) else {
        throw CoreError(
          .invalidInput,
          "--control \(list): '\(word)' is not a style feature; expected one or more of "
            + "\(StyleFeature.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      if !features.contains(feature) { features.append(feature) }
    }
    return features
  }

  private static func anchor(_ text: String) throws -> ModelAnchor {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
      let rating = Double(text[text.index(after: sign)...]), rating.isFinite
    else { throw CoreError(.invalidInput, "--anchor \(text): expected a model and its rating, such as gpt-4=1200.") }
    return ModelAnchor(model: String(text[..<sign]), rating: rating)
  }
}
