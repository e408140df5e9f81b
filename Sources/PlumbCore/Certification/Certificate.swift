/// What is known of a judge on this work.
///
/// The judge's behaviour (swaps, repeats, failures, cost) is known from its judgments alone and stands beside every
/// leaderboard; the other parts need labels, and are absent without them.
public struct Certificate: Sendable, Equatable {
  /// Agreement and consistency within one part of the comparisons.
  public struct Part: Sendable, Equatable {
    /// What the comparisons were parted by: `category`, `subcategory` or `language`.
    public var dimension: String
    /// The part.
    public var value: String
    /// The share of pairs judged in both orders with the same verdict in both.
    public var swapConsistency: Proportion?
    /// The share of comparisons in which both orders agree with people.
    public var bothOrders: Proportion?
    /// The share in which the verdict in the listed order agrees with people.
    public var listedOrder: Proportion?
    /// The share in which the verdict over both orders agrees with people.
    public var combined: Proportion?

    /// A part.
    public init(
      dimension: String, value: String, swapConsistency: Proportion? = nil, bothOrders: Proportion? = nil,
      listedOrder: Proportion? = nil, combined: Proportion? = nil
    ) {
      self.dimension = dimension
      self.value = value
      self.swapConsistency = swapConsistency
      self.bothOrders = bothOrders
      self.listedOrder = listedOrder
      self.combined = combined
    }
  }

  /// What the judgments alone tell.
  public var behaviour: JudgeBehaviour
  /// Agreement of its verdicts with people's.
  public var agreement: HumanAgreement?
  /// Of the comparisons whose better answer is known by construction, the share in which it chose that answer; a tie is
  /// no choice.
  public var knownBetter: Proportion?
  /// What it prefers besides quality.
  public var biases: [PreferenceBias]
  /// Agreement of its grades with people's.
  public var ratings: RatingAgreement?
  /// Agreement of its ranking of models with people's.
  public var system: SystemAgreement?
  /// Agreement by part of the comparisons.
  public var parts: [Part]
  /// For a jury, how its members' verdicts became one: `majority`, `mean` or `dawid-skene`.
  public var juryRule: String?
  /// For a jury, the members.
  public var members: [String]

  /// A certificate.
  public init(
    behaviour: JudgeBehaviour, agreement: HumanAgreement? = nil, knownBetter: Proportion? = nil,
    biases: [PreferenceBias] = [], ratings: RatingAgreement? = nil, system: SystemAgreement? = nil, parts: [Part] = [],
    juryRule: String? = nil, members: [String] = []
  ) {
    self.behaviour = behaviour
    self.agreement = agreement
    self.knownBetter = knownBetter
    self.biases = biases
    self.ratings = ratings
    self.system = system
    self.parts = parts
    self.juryRule = juryRule
    self.members = members
  }

  /// The judge's name.
  public var judge: String { behaviour.judge }

  /// How far the judge can be trusted, with the measures that say so.
  public var trust: JudgeTrust { judgeTrust(self) }
}

extension Certificate {
  /// The verdict first, then everything that was measured; what was not measured is left out.
  public var json: JSONObject {
    var object: JSONObject = ["judge": .string(judge), "verdict": .object(trust.json)]
    object["jury_rule"] = juryRule.map(JSONValue.string)
    if !members.isEmpty { object["members"] = .array(members.map(JSONValue.string)) }
    object.append(missingFrom: behaviour.json)
    object["agreement"] = agreement.map { .object($0.json) }
    object["known_better"] = knownBetter.map { .object($0.json) }
    if !biases.isEmpty {
      object["preferences"] = .object(
        JSONObject(biases.map { .init(key: $0.kind.rawValue, value: .object($0.json)) }))
    }
    object["ratings"] = ratings.map { .object($0.json) }
    object["system"] = system.map { .object($0.json) }
    var dimensions: [String] = []
    for part in parts where !dimensions.contains(part.dimension) { dimensions.append(part.dimension) }
    for dimension in dimensions {
      object["by_\(dimension)"] = .object(
        JSONObject(
          parts.filter { $0.dimension == dimension }.map { .init(key: $0.value, value: .object($0.json)) }))
    }
    return object
  }
}

extension Certificate.Part {
  /// The shares by name.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["swap_consistency"] = swapConsistency.map { .object($0.json) }
    object["both_orders"] = bothOrders.map { .object($0.json) }
    object["listed_order"] = listedOrder.map { .object($0.json) }
    object["combined"] = combined.map { .object($0.json) }
    return object
  }
}
