public import PlumbCore
internal import PlumbStatistics

/// Several judges as one: what they say of a comparison, one judgment for each order and repeat they were asked in.
///
/// A member takes part in a comparison's repeat only when every order that it was asked in has an outcome: the other order
/// alone would bring its position bias in. When half of the members that were asked or more abstain, the jury's judgment is
/// failed (`no-quorum`). Since the jury has judgments in every order, it has swap consistency and failures of its own, and a
/// certificate like any judge.
public struct Jury: Sendable {
  /// The jury's name as a judge.
  public var name: String
  /// How verdicts become one.
  public var rule: JuryRule

  /// A jury.
  ///
  /// - Parameters:
  ///   - rule: How verdicts become one.
  ///   - name: Its name as a judge; `jury-` and the rule when left out.
  public init(_ rule: JuryRule, name: String? = nil) {
    self.rule = rule
    self.name = name ?? "jury-\(rule.rawValue)"
  }

  /// What a jury found.
  public struct Verdicts: Sendable, Equatable {
    /// One judgment for each comparison, order and repeat, in the order the comparisons first came.
    public var judgments: [Judgment]
    /// The members, in the order they first came.
    public var members: [String]
    /// For `dawid-skene`, the chance that each member names the truth, in the order of the members.
    public var accuracies: [Double]?
  }

  /// Combines the members' judgments.
  ///
  /// - Parameter judgments: Those of all members, in any order.
  /// - Returns: The jury's.
  /// - Throws: `EvaluationError` when there are fewer than two members, when grades are to be combined by `dawid-skene` or
  ///   are on different scales, or when the members' errors cannot be estimated.
  /// - Complexity: O(judgments) and, for `dawid-skene`, an EM fit of them.
  public func verdicts(of judgments: some Sequence<Judgment>) throws(EvaluationError) -> Verdicts {
    var panels: [Panel] = []
    var indices: [Panel.Key: Int] = [:]
    var members: [String] = []
    for judgment in judgments {
      let member = members.firstIndex(of: judgment.judge) ?? members.count
      if member == members.count { members.append(judgment.judge) }
      let key = Panel.Key(judgment)
      let index = indices[key] ?? panels.count
      if index == panels.count {
        indices[key] = index
        panels.append(Panel(models: judgment.models))
      }
      panels[index].add(judgment, by: member)
    }
    guard members.count > 1 else {
      throw EvaluationError(
        .invalidInput,
        "a jury needs the judgments of several judges; found \(members.isEmpty ? "none" : "those of '\(members[0])' alone")."
      )
    }
    let errors = rule == .dawidSkene ? try MemberErrors(panels, members: members.count) : nil
    var found: [Judgment] = []
    for panel in panels {
      for act in panel.acts { found.append(try judgment(of: act, in: panel, errors)) }
    }
    return Verdicts(judgments: found, members: members, accuracies: errors?.accuracies)
  }

  private func judgment(of act: Panel.Act, in panel: Panel, _ errors: MemberErrors?) throws(EvaluationError) -> Judgment
  {
    var result = act.template
    result.judge = name
    result.basis = act.isIdentical ? .identical : nil
    result.raw = nil
    result.template = nil
    result.critique = nil
    result.extra = [:]
    result.usage = act.usage
    result.usd = act.usd
    result.latency = act.latency
    let voices = panel.voices(in: act)
    guard 2 * voices.count > panel.asked(in: act) else {
      let isMissing = act.failures.allSatisfy { $0.code == .missingResponse } && !act.failures.isEmpty
      result.outcome = .failed(
        isMissing
          ? act.failures[0]
          : Failure(.noQuorum, "\(voices.count) of \(panel.asked(in: act)) judges have an opinion in every order."))
      return result
    }
    if panel.models.count == 1 {
      result.outcome = .ratings(try grade(voices.map(\.outcome), of: result))
    } else {
      result.outcome = .preference(Preference(first: preference(voices, isListed: act.isListed, errors)))
    }
    return result
  }

  private func preference(_ voices: [Panel.Voice], isListed: Bool, _ errors: MemberErrors?) -> Double {
    let preferences = voices.map(\.preference)
    switch rule {
    case .mean: return preferences.reduce(0, +) / Double(preferences.count)
    case .majority:
      switch PairVerdict.majority(preferences.map(PairVerdict.init)) {
      case .first: return 1
      case .second: return 0
      case .tie, nil: return 0.5
      }
    case .dawidSkene:
      let listed = voices.map {
        (member: $0.member, verdict: PairVerdict(isListed ? $0.preference : 1 - $0.preference))
      }
      let forListed = errors?.preference(listed) ?? 0.5
      return isListed ? forListed : 1 - forListed
    }
  }

  private func grade(_ outcomes: [Outcome], of judgment: Judgment) throws(EvaluationError) -> Ratings {
    var grades: [Ratings] = []
    for case .ratings(let ratings) in outcomes { grades.append(ratings) }
    guard let first = grades.first, grades.allSatisfy({ $0.scale == first.scale }) else {
      throw EvaluationError(
        .invalidInput, "item '\(judgment.item)': the judges grade on different scales, which a jury cannot combine.")
    }
    guard rule != .dawidSkene else {
      throw EvaluationError(
        .invalidInput, "item '\(judgment.item)': dawid-skene combines verdicts, not grades; choose majority or mean.")
    }
    func combined(_ values: [Double]) -> Double? { rule == .mean ? Moments(values).mean : quantile(values, 0.5) }
    var dimensions: [String: Double] = [:]
    for name in Set(grades.flatMap(\.dimensions.keys)) {
      dimensions[name] = combined(grades.compactMap { $0.dimensions[name] })
    }
    return Ratings(
      overall: combined(grades.map(\.overall)) ?? first.overall, dimensions: dimensions, scale: first.scale)
  }
}
