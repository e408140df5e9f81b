/// A share of a count with its Wilson interval.
public struct Proportion: Sendable, Equatable {
  /// The nominal coverage of the intervals of shares and estimates: 0.95 whatever a leaderboard's own level is, since the
  /// bounds of ``JudgeTrust`` are meant for it.
  public static let level = 0.95

  /// The share, 0–1.
  public var value: Double
  /// The interval's lower end.
  public var low: Double
  /// The interval's upper end.
  public var high: Double
  /// How many cases it rests on.
  public var count: Int

  /// A share.
  public init(value: Double, low: Double, high: Double, count: Int) {
    self.value = value
    self.low = low
    self.high = high
    self.count = count
  }

  /// The share with its interval and count.
  public var json: JSONObject {
    ["value": .number(value), "low": .number(low), "high": .number(high), "count": JSONValue(count)]
  }
}

/// A number that is no share of a count, with its interval at `Proportion.level` where there is one.
public struct Estimate: Sendable, Equatable {
  /// The number, in the unit of what is estimated.
  public var value: Double
  /// The interval's lower end; absent where the interval is undefined.
  public var low: Double?
  /// The interval's upper end; absent where the interval is undefined.
  public var high: Double?
  /// How many cases it rests on.
  public var count: Int

  /// A number.
  public init(value: Double, low: Double? = nil, high: Double? = nil, count: Int) {
    self.value = value
    self.low = low
    self.high = high
    self.count = count
  }

  /// The number with its interval and count; an undefined end is `null`.
  public var json: JSONObject {
    [
      "value": .number(value), "low": low.map(JSONValue.number) ?? .null, "high": high.map(JSONValue.number) ?? .null,
      "count": JSONValue(count),
    ]
  }
}
