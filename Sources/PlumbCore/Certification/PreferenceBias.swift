/// A judge's preference for something that is not quality.
public struct PreferenceBias: Sendable, Equatable {
  /// What may be preferred.
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// The longer answer, in Unicode scalars; equal lengths are left out.
    case length
    /// The one answer of two that holds a list.
    case list
    /// The answer shown first.
    case position
    /// The one answer of two that is from the judge's own family of models.
    case selfFamily = "self-family"
  }

  /// What may be preferred.
  public var kind: Kind
  /// Of the judge's decided verdicts where the two answers differ in it, the share for it.
  public var judge: Proportion
  /// Of people's decided verdicts where the two answers differ in it, the share for it; not for the position.
  public var people: Proportion?
  /// The judge's chance to prefer it between answers that people find equally good; 0.5 is fair.
  ///
  /// From a logistic regression of the judge's decided verdicts on people's mean verdict and on which answer has it, with
  /// a weak prior and standard errors clustered by item. Absent without labels, or with one item only.
  public var controlled: Estimate?

  /// A preference.
  public init(kind: Kind, judge: Proportion, people: Proportion? = nil, controlled: Estimate? = nil) {
    self.kind = kind
    self.judge = judge
    self.people = people
    self.controlled = controlled
  }

  /// The figures by name.
  public var json: JSONObject {
    var object: JSONObject = ["judge": .object(judge.json)]
    object["people"] = people.map { .object($0.json) }
    object["controlled"] = controlled.map { .object($0.json) }
    return object
  }
}
