public import PlumbCore
public import PlumbStatistics

/// How many items and judgments show a difference between two models, and what they cost.
public struct EvaluationPlan: Sendable, Equatable {
  /// What the plan is for.
  public struct Goal: Sendable, Equatable {
    /// The difference to see, in the unit of the scores (win probabilities: 0–1).
    public var difference: Double
    /// The chance of seeing it, strictly between 0 and 1.
    public var power: Double
    /// Orders each comparison is judged in: 1 or 2; 1 for grades.
    public var orders: Int
    /// Judges asked for each.
    public var judges: Int
    /// Models that need judgments: 2, or 1 when they are compared with each other directly.
    public var judgedModels: Int

    /// A goal.
    public init(difference: Double, power: Double = 0.8, orders: Int = 2, judges: Int = 1, judgedModels: Int = 2) {
      self.difference = difference
      self.power = power
      self.orders = orders
      self.judges = judges
      self.judgedModels = judgedModels
    }
  }

  /// What one judgment costs.
  public struct Price: Sendable, Equatable {
    /// US dollars a judgment.
    public var usd: Double
    /// What it rests on, in words.
    public var basis: String

    /// A price.
    public init(usd: Double, basis: String) {
      self.usd = usd
      self.basis = basis
    }

    /// The price of the tokens of a judgment, by a price list of some date.
    public init(model: String, price: ModelPrice, listed date: String, promptTokens: Double, completionTokens: Double) {
      usd = (promptTokens * price.input + completionTokens * price.output) / 1e6
      basis =
        "\(formatDecimal(promptTokens, 0)) tokens read and \(formatDecimal(completionTokens, 0)) written by \(model), prices of \(date)"
    }
  }

  /// The variances and repeats the plan rests on.
  public var design: ComparisonDesign
  /// What it is for.
  public var goal: Goal
  /// Items, rounded up.
  public var items: Int
  /// Items, not rounded.
  public var exactItems: Double
  /// Judgments of all items.
  public var judgments: Int
  /// What a judgment costs, when known.
  public var price: Price?
  /// What the variances rest on, in words.
  public var basis: String
  /// The power that numbers of items have, from a tenth to ten times the planned one, for a table.
  public var alternatives: [Alternative]

  /// Another number of items.
  public struct Alternative: Sendable, Equatable {
    /// How many items.
    public var items: Int
    /// The chance that they show the planned difference.
    public var power: Double
    /// The difference they show with the planned power.
    public var detectable: Double
    /// Judgments they need.
    public var judgments: Int
  }

  /// Plans a comparison.
  ///
  /// - Parameters:
  ///   - design: Variances, repeats, clusters and significance.
  ///   - goal: The difference, its power and how judgments are made.
  ///   - price: What a judgment costs.
  ///   - basis: What the variances rest on, in words.
  ///   - alternatives: Numbers of items to look at besides the planned one.
  /// - Throws: `StatisticsError` for an impossible design; `EvaluationError` for an impossible goal.
  public init(
    design: ComparisonDesign, goal: Goal, price: Price? = nil, basis: String, items alternatives: [Int] = []
  ) throws {
    guard (1...2).contains(goal.orders), goal.judges >= 1, (1...2).contains(goal.judgedModels) else {
      throw EvaluationError(
        .invalidInput, "a plan needs 1 or 2 orders, at least one judge and one or two judged models.")
    }
    let exact = try design.requiredItems(difference: goal.difference, power: goal.power)
    guard exact < 1e12 else {
      throw EvaluationError(
        .invalidInput,
        "showing a difference of \(goal.difference) would need more than 10¹² items; plan for a larger one.")
    }
    let planned = max(2, Int((exact - 1e-9).rounded(.up)))
    let repeats =
      goal.judgedModels == 2
      ? design.firstRepeats + design.secondRepeats : max(design.firstRepeats, design.secondRepeats)
    let each = repeats * goal.orders * goal.judges
    self.design = design
    self.goal = goal
    self.price = price
    self.basis = basis
    exactItems = exact
    items = planned
    judgments = planned * each
    self.alternatives = try Set(alternatives + [planned]).sorted().filter { $0 >= 2 }.map { count in
      Alternative(
        items: count, power: try design.power(difference: goal.difference, items: Double(count)),
        detectable: try design.minimalDetectableEffect(items: Double(count), power: goal.power),
        judgments: count * each)
    }
  }

  /// US dollars of all judgments, when a judgment's price is known.
  public var usd: Double? { price.map { $0.usd * Double(judgments) } }

  /// The document that `--json` prints.
  public var json: JSONObject {
    [
      "difference": .number(goal.difference), "power": .number(goal.power),
      "significance": .number(design.significance), "items": JSONValue(items), "items_exact": .number(exactItems),
      "judgments": JSONValue(judgments), "usd": usd.map(JSONValue.number) ?? .null,
      "usd_per_judgment": price.map { .number($0.usd) } ?? .null,
      "price_basis": price.map { .string($0.basis) } ?? .null,
      "orders": JSONValue(goal.orders), "judges": JSONValue(goal.judges),
      "design": [
        "basis": .string(basis), "difference_variance": .number(design.differenceVariance),
        "first_noise": .number(design.firstNoise), "second_noise": .number(design.secondNoise),
        "first_repeats": JSONValue(design.firstRepeats), "second_repeats": JSONValue(design.secondRepeats),
        "design_effect": .number(design.designEffect),
      ],
      "alternatives": .array(
        alternatives.map {
          [
            "items": JSONValue($0.items), "power": .number($0.power), "detectable_difference": .number($0.detectable),
            "judgments": JSONValue($0.judgments),
          ]
        }),
    ]
  }
}
