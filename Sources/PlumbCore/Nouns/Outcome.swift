/// What one grading act found.
public enum Outcome: Sendable, Equatable {
  /// The probability that the answer shown first is better, 0–1; a tie is 0.5.
  case preference(Preference)
  /// Grades on a scale, overall and by dimension.
  case ratings(Ratings)
  /// The models shown, best first; ties are in one group.
  case ranking([[String]])
  /// Nothing usable, and why.
  case failed(Failure)
}

/// A preference between two answers.
public struct Preference: Sendable, Equatable {
  /// The probability that the answer shown first is better, 0–1; a tie is 0.5.
  public var first: Double
  /// How strong the judge called it; absent when it said nothing of it.
  public var strength: Strength?
  /// Probability that went to neither verdict token, for verdicts read from log-probabilities, 0–1.
  public var missingMass: Double?

  /// A preference.
  public init(first: Double, strength: Strength? = nil, missingMass: Double? = nil) {
    self.first = first
    self.strength = strength
    self.missingMass = missingMass
  }
}

/// Grades on a scale.
public struct Ratings: Sendable, Equatable {
  /// The overall grade.
  public var overall: Double
  /// Grades by dimension name.
  public var dimensions: [String: Double]
  /// The lowest and highest possible grade.
  public var scale: ClosedRange<Double>

  /// Grades.
  public init(overall: Double, dimensions: [String: Double] = [:], scale: ClosedRange<Double>) {
    self.overall = overall
    self.dimensions = dimensions
    self.scale = scale
  }
}

extension Outcome {
  /// The preference, when this is one.
  public var preference: Preference? {
    if case .preference(let preference) = self { preference } else { nil }
  }

  /// The failure, when this is one.
  public var failure: Failure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
}

extension Outcome: JSONRecord {
  /// Reads exactly one of `preference`, `ratings`, `ranking` and `failed`.
  public init?(from fields: inout FieldReader) {
    let present = ["preference", "ratings", "ranking", "failed"].filter { fields.value($0) != nil }
    guard let kind = present.first, present.count == 1 else {
      fields.reportWhole("expected exactly one of preference, ratings, ranking, failed; found \(present.count)")
      return nil
    }
    switch kind {
    case "preference":
      guard let first = fields.required("preference", .number(in: 0...1)) else { return nil }
      self = .preference(
        Preference(
          first: first, strength: fields.optional("strength", .string).map(Preference.Strength.init(rawValue:)),
          missingMass: fields.optional("missing_mass", .number(in: 0...1))))
    case "ratings":
      guard let ratings = fields.record("ratings", as: Ratings.self) else { return nil }
      self = .ratings(ratings)
    case "ranking":
      guard let groups = fields.required("ranking", .array) else { return nil }
      let ranking = groups.compactMap { FieldKind<[String]>.strings.read($0) }
      guard ranking.count == groups.count else {
        fields.report("ranking", "expected an array of arrays of model names")
        return nil
      }
      self = .ranking(ranking)
    default:
      guard let failure = fields.record("failed", as: Failure.self) else { return nil }
      self = .failed(failure)
    }
  }

  /// One key that names the kind.
  public var json: JSONObject {
    switch self {
    case .preference(let preference):
      var object: JSONObject = ["preference": .number(preference.first)]
      object["strength"] = preference.strength.map { .string($0.rawValue) }
      object["missing_mass"] = preference.missingMass.map(JSONValue.number)
      return object
    case .ratings(let ratings): return ["ratings": .object(ratings.json)]
    case .ranking(let groups): return ["ranking": .array(groups.map { .array($0.map(JSONValue.string)) })]
    case .failed(let failure): return ["failed": .object(failure.json)]
    }
  }
}

extension Ratings: JSONRecord {
  /// Reads `overall`, `dimensions` and `scale` (`[low, high]`); a grade outside the scale is an error.
  public init?(from fields: inout FieldReader) {
    guard let bounds = fields.required("scale", .array) else { return nil }
    guard bounds.count == 2, let low = bounds[0].double, let high = bounds[1].double, low < high else {
      fields.report("scale", "expected [lowest, highest]")
      return nil
    }
    guard let overall = fields.required("overall", .number(in: low...high)) else { return nil }
    var dimensions: [String: Double] = [:]
    for entry in (fields.optional("dimensions", .object) ?? [:]).entries {
      guard let grade = FieldKind<Double>.number(in: low...high).read(entry.value) else {
        fields.report("dimensions.\(entry.key)", "expected a number from \(low) to \(high)")
        return nil
      }
      dimensions[entry.key] = grade
    }
    self.init(overall: overall, dimensions: dimensions, scale: low...high)
  }

  /// `{"overall": …, "dimensions": {…}, "scale": [low, high]}`.
  public var json: JSONObject {
    var object: JSONObject = ["overall": .number(overall)]
    if !dimensions.isEmpty {
      object["dimensions"] = .object(
        JSONObject(dimensions.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .number($0.value)) }))
    }
    object["scale"] = [.number(scale.lowerBound), .number(scale.upperBound)]
    return object
  }
}
