internal import PlumbCore
internal import PlumbStatistics

/// Games as rows with style covariates, repeats written out as the systems do that this follows.
struct StyleRows {
  private(set) var items: [Int] = []
  private var battles: [Battle] = []
  private var values: [Double] = []
  private let features: [StyleFeature]
  private let definition: StyleDefinition
  private var withoutStyle = 0
  private var inCharacters = 0

  init(_ games: Games, _ options: LeaderboardOptions) {
    features = options.controls
    definition = options.styleDefinition ?? options.compatibility?.styleDefinition ?? .densities
    let rows = games.expanded
    guard !rows.styles.isEmpty else {
      withoutStyle = rows.battles.count
      return
    }
    for (index, battle) in rows.battles.enumerated() {
      guard let a = rows.styles[index].first, let b = rows.styles[index].second, let lengths = Self.lengths(a, b) else {
        withoutStyle += 1
        continue
      }
      if a.tokens == nil || b.tokens == nil { inCharacters += 1 }
      battles.append(battle)
      items.append(rows.items[index])
      for feature in features { values.append(value(feature, a, b, lengths)) }
    }
  }

  /// The rows for the fit, every covariate standardized over the rows.
  ///
  /// - Throws: `StatisticsError` when a covariate does not vary.
  func standardized(labels: [String]) throws(StatisticsError) -> CovariateBattles {
    let names = features.map(\.rawValue)
    return CovariateBattles(
      labels: labels, covariates: names, first: battles.map(\.first), second: battles.map(\.second),
      scores: battles.map(\.score), weights: battles.allSatisfy { $0.weight == 1 } ? [] : battles.map(\.weight),
      values: try standardizedColumns(values, names: names, divisor: definition == .counts ? .population : .sample))
  }

  /// What the reader should know of the styles.
  var warnings: [String] {
    var warnings: [String] = []
    if withoutStyle > 0 {
      warnings.append("\(withoutStyle) rows were left out because the style of an answer is unknown.")
    }
    if inCharacters > 0 {
      warnings.append(
        "In \(inCharacters) of \(items.count) rows nobody counted an answer's tokens; its length is in Unicode scalars there."
      )
    }
    return warnings
  }

  /// Both lengths in one unit: tokens where both are counted, else Unicode scalars.
  private static func lengths(_ a: AnswerStyle, _ b: AnswerStyle) -> (Double, Double)? {
    if let a = a.tokens, let b = b.tokens { return (Double(a), Double(b)) }
    if let a = a.characters, let b = b.characters { return (Double(a), Double(b)) }
    return nil
  }

  private func value(
    _ feature: StyleFeature, _ a: AnswerStyle, _ b: AnswerStyle, _ lengths: (Double, Double)
  ) -> Double {
    func markup(_ countA: Int, _ countB: Int) -> Double {
      definition == .counts
        ? countDifference(Double(countA), Double(countB))
        : densityDifference(count: Double(countA), length: lengths.0, count: Double(countB), length: lengths.1)
    }
    switch feature {
    case .length:
      return definition == .counts
        ? countDifference(lengths.0, lengths.1) : relativeDifference(lengths.0, lengths.1) ?? 0
    case .headers: return markup(a.headers, b.headers)
    case .lists: return markup(a.lists, b.lists)
    case .bold: return markup(a.bold, b.bold)
    }
  }
}

extension Compatibility {
  /// How the system makes style features of counts.
  var styleDefinition: StyleDefinition? {
    switch self {
    case .arenaHardV01, .chatbotArena: .counts
    case .arenaHardV2: .densities
    case .alpacaEval, .alignBench: nil
    }
  }
}
