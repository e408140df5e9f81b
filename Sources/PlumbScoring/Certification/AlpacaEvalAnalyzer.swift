public import PlumbCore
internal import PlumbStatistics

/// AlpacaEval's analysis of evaluators: its evaluator leaderboard's columns, computed as alpaca_eval does.
///
/// Every comparison (instruction and two outputs) needs ``votesPerComparison`` votes; further ones are left out, and so are
/// comparisons with fewer.
///
/// - Note: alpaca_eval 0.6.6, `analyze.py`, with the absolute score of annotations. Its two computations of *human
///   agreement* differ: a judge's votes are compared with the mode of all people, a person's with the mode of the others.
public struct AlpacaEvalAnalyzer: Sendable {
  /// One row of an annotations file.
  public struct Vote: Sendable, Equatable {
    /// What was asked.
    public var instruction: String
    /// The first answer.
    public var output1: String
    /// The second answer.
    public var output2: String
    /// From 1 (the first answer is better) to 2; absent when there is none.
    public var preference: Double?
    /// US dollars.
    public var price: Double?
    /// Seconds.
    public var time: Double?
    /// Who wrote the second answer, when the row tells.
    public var generator: String?

    /// A row.
    public init(
      instruction: String, output1: String, output2: String, preference: Double?, price: Double? = nil,
      time: Double? = nil, generator: String? = nil
    ) {
      self.instruction = instruction
      self.output1 = output1
      self.output2 = output2
      self.preference = preference
      self.price = price
      self.time = time
      self.generator = generator
    }

    var key: Key { Key(instruction: instruction, output1: output1, output2: output2) }
  }

  struct Key: Hashable {
    var instruction: String
    var output1: String
    var output2: String
  }

  /// Votes a comparison must have.
  public static let votesPerComparison = 4

  private let gold: Votes
  private let goldRows: [Vote]
  private var generators: [Key: String] = [:]

  /// An analyzer.
  ///
  /// - Parameters:
  ///   - gold: People's votes, several a comparison.
  ///   - systems: Rows that say who wrote the second answer, one a comparison; without them there are no correlations.
  public init(gold: [Vote], systems: [Vote] = []) {
    goldRows = gold
    self.gold = Votes(gold)
    for row in systems where row.generator != nil { generators[row.key] = row.generator }
  }

  /// The columns of a judge, under their published names; what is undefined is `null`.
  public func columns(of judge: [Vote]) -> JSONObject { columns(judge, isPeople: false) }

  /// The columns of people themselves.
  public func columnsOfPeople() -> JSONObject { columns(goldRows, isPeople: true) }

  /// The columns of the rule that prefers the longer output (the second of equal ones).
  public func columnsOfLongest() -> JSONObject {
    columns(
      goldRows.map { row in
        var vote = row
        vote.preference = row.output1.unicodeScalars.count > row.output2.unicodeScalars.count ? 1 : 2
        vote.price = 0
        vote.time = 0
        return vote
      }, isPeople: false)
  }

  private func columns(_ rows: [Vote], isPeople: Bool) -> JSONObject {
    let judge = Votes(rows)
    let shared = gold.order.filter { judge.votes[$0] != nil }
    func mean(_ value: (Key) -> Double?) -> Double? { Moments(shared.compactMap(value)).mean }
    let agreement = mean { key in
      guard let own = judge.votes[key], let people = gold.votes[key] else { return nil }
      if isPeople { return leaveOneOutDistance(people, isDiscrete: gold.isDiscrete) }
      guard let mode = alpacaEvalVote(people, isDiscrete: gold.isDiscrete) else { return nil }
      return Moments(own.map { abs($0 - mode) }).mean
    }
    let bias =
      isPeople
      ? 0
      : mean { key in
        guard let own = judge.votes[key].flatMap({ alpacaEvalVote($0, isDiscrete: judge.isDiscrete) }),
          let people = gold.votes[key].flatMap({ alpacaEvalVote($0, isDiscrete: gold.isDiscrete) })
        else { return nil }
        return abs(own - people)
      }
    let variance = mean { judge.votes[$0].flatMap { leaveOneOutDistance($0, isDiscrete: judge.isDiscrete) } }
    let systems = systemScores(judge)
    let preferences = judge.order.flatMap { judge.votes[$0] ?? [] }
    let price = Moments(rows.compactMap(\.price)).mean
    let time = Moments(rows.compactMap(\.time)).mean
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      "Human agreement": number(agreement.map { 100 * (1 - $0) }),
      "Price [$/1000 examples]": number(price.map { 1000 * $0 }),
      "Time [seconds/1000 examples]": number(time.map { 1000 * $0 }),
      "Spearman corr.": number(correlationEstimate(systems.map(\.judge), systems.map(\.people), .spearman)?.value),
      "Pearson corr.": number(correlationEstimate(systems.map(\.judge), systems.map(\.people), .pearson)?.value),
      "Bias": number(bias.map { 100 * $0 }), "Variance": number(variance.map { 100 * $0 }),
      "Proba. prefer longer": number(judge.chanceOfLonger),
      "Proba. prefer lists": number(judge.chanceOfList),
      "Proba. prefer 1": number(Moments(preferences).mean.map { 2 - $0 }),
      "# parsed": .number(Double(preferences.count)),
    ]
  }

  /// Win rates of the systems with more than 100 votes of both.
  private func systemScores(_ judge: Votes) -> [SystemAgreement.Score] {
    func rates(_ votes: Votes) -> [String: Double] {
      var sums: [String: ScoreSum] = [:]
      for key in votes.order {
        guard let generator = generators[key] else { continue }
        for vote in votes.votes[key] ?? [] { sums[generator, default: ScoreSum()].add(vote - 1) }
      }
      return sums.filter { $0.value.count > 100 }.mapValues { 100 * $0.mean }
    }
    let people = rates(gold)
    return rates(judge).sorted { $0.key < $1.key }.compactMap { name, rate in
      people[name].map { SystemAgreement.Score(model: name, judge: rate, people: $0) }
    }
  }
}

/// Votes by comparison, in the order the comparisons first came.
private struct Votes: Sendable {
  var order: [AlpacaEvalAnalyzer.Key] = []
  var votes: [AlpacaEvalAnalyzer.Key: [Double]] = [:]
  /// Whether every vote is 1, 1.5 or 2.
  var isDiscrete: Bool

  init(_ rows: [AlpacaEvalAnalyzer.Vote]) {
    var all: [AlpacaEvalAnalyzer.Key: [Double]] = [:]
    for row in rows {
      guard let preference = row.preference else { continue }
      if all[row.key] == nil { order.append(row.key) }
      all[row.key, default: []].append(preference)
    }
    let needed = AlpacaEvalAnalyzer.votesPerComparison
    votes = all.filter { $0.value.count >= needed }.mapValues { Array($0.prefix(needed)) }
    order = order.filter { [votes] key in votes[key] != nil }
    isDiscrete = votes.values.allSatisfy { $0.allSatisfy { [1, 1.5, 2].contains($0) } }
  }

  /// Of the first votes that decide between outputs more than 30 scalars apart, the share for the longer.
  var chanceOfLonger: Double? {
    share { best, worse in
      let (one, other) = (best.unicodeScalars.count, worse.unicodeScalars.count)
      return abs(one - other) > 30 ? one > other : nil
    }
  }

  /// Of the first votes that decide between an output with a list and one without, the share for the list.
  var chanceOfList: Double? {
    share { best, worse in
      let (one, other) = (containsList(best), containsList(worse))
      return one == other ? nil : one
    }
  }

  private func share(_ matches: (String, String) -> Bool?) -> Double? {
    Moments(
      order.compactMap { key -> Double? in
        guard let vote = votes[key]?.first, vote != 1.5 else { return nil }
        let isFirst = vote < 1.5
        return matches(isFirst ? key.output1 : key.output2, isFirst ? key.output2 : key.output1).map { $0 ? 1 : 0 }
      }
    ).mean
  }
}
