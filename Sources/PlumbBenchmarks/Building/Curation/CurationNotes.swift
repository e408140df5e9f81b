internal import PlumbCore

/// What the steps of a curated build note on an item, under the key `curation`; frozen items do not carry it.
struct CurationNotes: Equatable {
  /// Where the category is from: `given`, a model's name, or absent when it failed.
  var classifiedBy: String?
  /// Why there is no category.
  var classificationFailure: Failure?
  /// Where the reference is from: `given`, a model's name, or absent when it failed.
  var draftedBy: String?
  /// Why there is no reference.
  var draftFailure: Failure?
  /// Where the evidence is from: `given` or `passages`.
  var evidenceFrom: String?
  /// What the checks found, for the person's eyes.
  var findings: [String] = []

  /// The notes of an item.
  init(_ item: Item) {
    let object = item.extra[Self.key]?.object ?? [:]
    func failure(_ key: String) -> Failure? {
      guard let object = object[key]?.object else { return nil }
      var fields = FieldReader(object, location: Location())
      return Failure(from: &fields)
    }
    classifiedBy = object["classified_by"]?.string
    classificationFailure = failure("classification_failed")
    draftedBy = object["drafted_by"]?.string
    draftFailure = failure("draft_failed")
    evidenceFrom = object["evidence_from"]?.string
    findings = (object["findings"]?.array ?? []).compactMap(\.string)
  }

  static let key = "curation"

  var json: JSONObject {
    var object: JSONObject = [:]
    object["classified_by"] = classifiedBy.map(JSONValue.string)
    object["classification_failed"] = classificationFailure.map { .object($0.json) }
    object["drafted_by"] = draftedBy.map(JSONValue.string)
    object["draft_failed"] = draftFailure.map { .object($0.json) }
    object["evidence_from"] = evidenceFrom.map(JSONValue.string)
    if !findings.isEmpty { object["findings"] = .array(findings.map(JSONValue.string)) }
    return object
  }
}

extension Item {
  /// The notes of a curated build; setting them replaces the whole.
  var curation: CurationNotes {
    get { CurationNotes(self) }
    set { extra[CurationNotes.key] = newValue.json.isEmpty ? nil : .object(newValue.json) }
  }

  /// The language that models are asked in about the item.
  var promptLanguage: Language { Language(of: language) }
}
