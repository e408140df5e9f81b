public import PlumbCore

/// Which criteria one prompt meets, or why that is not known.
///
/// A failed label is failed: it is not a prompt that meets none.
public struct CriteriaLabel: Sendable, Equatable {
  /// The prompt's id.
  public var item: String
  /// The criteria it meets; `nil` when the label failed.
  public var met: Set<PromptCriterion>?
  /// Why there is no label.
  public var failure: Failure?
  /// Who labelled.
  public var labeller: String

  /// A label.
  public init(item: String, met: Set<PromptCriterion>, labeller: String) {
    self.item = item
    self.met = met
    self.labeller = labeller
  }

  /// A failed label.
  public init(item: String, failure: Failure, labeller: String) {
    self.item = item
    self.failure = failure
    self.labeller = labeller
  }

  /// How many criteria it meets, 0–7; `nil` when the label failed.
  public var score: Int? { met?.count }
}

extension CriteriaLabel: JSONRecord {
  /// Reads `item`, `criteria` (names) or `failure`, and `labeller`.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString) else { return nil }
    let labeller = fields.optional("labeller", .string) ?? ""
    if let failure = fields.record("failure", as: Failure.self) {
      self.init(item: item, failure: failure, labeller: labeller)
      return
    }
    guard let names = fields.required("criteria", .strings) else { return nil }
    var met: Set<PromptCriterion> = []
    for name in names {
      guard let criterion = PromptCriterion(rawValue: name) else {
        let known = PromptCriterion.allCases.map(\.rawValue).joined(separator: ", ")
        fields.report("criteria", "'\(name)' is none of \(known)")
        return nil
      }
      met.insert(criterion)
    }
    self.init(item: item, met: met, labeller: labeller)
  }

  /// The label; `score` is written for readers and not read.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item)]
    if let met {
      object["criteria"] = .array(PromptCriterion.allCases.filter(met.contains).map { .string($0.rawValue) })
      object["score"] = JSONValue(met.count)
    }
    object["failure"] = failure.map { .object($0.json) }
    object["labeller"] = .string(labeller)
    return object
  }
}
