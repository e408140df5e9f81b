public import PlumbCore

/// Two responses to one item of which a judge finds one better: a line of preference training data (DPO).
public struct PreferencePair: Sendable, Equatable {
  /// The item.
  public var item: Item
  /// The better response.
  public var chosen: Response
  /// The worse response.
  public var rejected: Response
  /// How much better, > 0: a difference of grades, or of the probabilities to win.
  public var margin: Double
  /// Who found it.
  public var judge: String

  /// A pair.
  public init(item: Item, chosen: Response, rejected: Response, margin: Double, judge: String) {
    self.item = item
    self.chosen = chosen
    self.rejected = rejected
    self.margin = margin
    self.judge = judge
  }

  /// How prompts and answers are written.
  public enum Layout: String, Sendable, CaseIterable {
    /// `prompt`, `chosen` and `rejected` are texts.
    case standard
    /// They are lists of messages with `role` and `content`.
    case conversational
  }

  /// The line in a layout of TRL's preference datasets, with where it comes from.
  ///
  /// - Parameter layout: How prompts and answers are written.
  /// - Returns: The line; absent where the two responses part before the last turn, or where the conversation does not fit
  ///   (`standard` has one turn).
  public func json(_ layout: Layout) -> JSONObject? {
    guard let better = chosen.turns.last, let worse = rejected.turns.last, chosen.turns.count == item.turns.count,
      rejected.turns.count == item.turns.count, chosen.turns.dropLast() == rejected.turns.dropLast()
    else { return nil }
    var object: JSONObject = [:]
    switch layout {
    case .standard:
      guard item.turns.count == 1 else { return nil }
      object["prompt"] = .string(item.turns[0])
      object["chosen"] = .string(better)
      object["rejected"] = .string(worse)
      object["system"] = item.system.map(JSONValue.string)
    case .conversational:
      var messages: [JSONValue] = item.system.map { [Self.message("system", $0)] } ?? []
      for (index, turn) in item.turns.enumerated() {
        messages.append(Self.message("user", turn))
        if index < item.turns.count - 1 { messages.append(Self.message("assistant", chosen.turns[index])) }
      }
      object["prompt"] = .array(messages)
      object["chosen"] = [Self.message("assistant", better)]
      object["rejected"] = [Self.message("assistant", worse)]
    }
    object["margin"] = .number(margin)
    object["judge"] = .string(judge)
    object["item"] = .string(item.id)
    object["chosen_model"] = .string(chosen.model)
    object["rejected_model"] = .string(rejected.model)
    object["chosen_sample"] = JSONValue(chosen.sample)
    object["rejected_sample"] = JSONValue(rejected.sample)
    return object
  }

  private static func message(_ role: String, _ content: String) -> JSONValue {
    ["role": .string(role), "content": .string(content)]
  }
}

/// Which pairs of an item are kept.
public enum PairPolicy: String, Sendable, CaseIterable {
  /// The best against the worst.
  case bestWorst = "best-worst"
  /// Every pair.
  case all
}

extension Selection {
  /// The preference pairs that the judgments support.
  ///
  /// Pointwise and round-robin pairs come from the scores' differences, knockout pairs from the matches played.
  ///
  /// - Parameters:
  ///   - set: The candidates that were judged.
  ///   - policy: Which pairs; a knockout gives its matches with `all`, the final one with `bestWorst`.
  ///   - minimum: The smallest margin; equal candidates are never a pair.
  /// - Returns: The pairs, largest margin first.
  public func pairs(of set: CandidateSet, policy: PairPolicy, minimumMargin minimum: Double) -> [PreferencePair] {
    var found: [(better: Int, worse: Int, margin: Double)] = []
    if method == .knockout {
      for match in matches {
        guard let wins = match.firstWins, wins != 0.5 else { continue }
        let order = wins > 0.5 ? (match.first, match.second) : (match.second, match.first)
        found.append((order.0, order.1, abs(2 * wins - 1)))
      }
      if policy == .bestWorst { found = found.last.map { [$0] } ?? [] }
    } else {
      let scored = scores.indices.filter { scores[$0].value != nil }
      let values = scores.map { $0.value ?? 0 }
      let ranked = scored.sorted { (values[$0], $1) > (values[$1], $0) }
      switch policy {
      case .bestWorst:
        if let best = ranked.first, let worst = ranked.last { found = [(best, worst, values[best] - values[worst])] }
      case .all:
        for (position, better) in ranked.enumerated() {
          for worse in ranked[(position + 1)...] { found.append((better, worse, values[better] - values[worse])) }
        }
      }
    }
    return found.filter { $0.margin > 0 && $0.margin >= minimum }.sorted { $0.margin > $1.margin }.map {
      PreferencePair(
        item: set.item, chosen: set.candidates[$0.better], rejected: set.candidates[$0.worse], margin: $0.margin,
        judge: judge)
    }
  }
}
