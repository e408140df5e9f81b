extension Item {
  /// How hard it is, from 1, where its file says so (WizardLM's test set); the key `difficulty`.
  public var difficulty: Int? {
    get { extra["difficulty"]?.int }
    set { extra["difficulty"] = newValue.map { JSONValue($0) } }
  }

  /// The scenario that it belongs to, where its file says so; the key `scenario`.
  public var scenario: String? {
    get { extra["scenario"]?.string }
    set { extra["scenario"] = newValue.map(JSONValue.string) }
  }

  /// Its id in the log that it comes from; the key `source_id`.
  public var sourceID: String? {
    get { extra["source_id"]?.string }
    set { extra["source_id"] = newValue.map(JSONValue.string) }
  }

  /// The criteria of a demanding prompt that it meets, by name, when it was labelled; the key `criteria`.
  public var criteriaMet: [String]? {
    get { extra["criteria"]?.array?.compactMap(\.string) }
    set { extra["criteria"] = newValue.map { .array($0.map(JSONValue.string)) } }
  }

  /// How many criteria it meets, by which prompts are selected; the key `criteria_score`.
  public var criteriaScore: Int? {
    get { extra["criteria_score"]?.int }
    set { extra["criteria_score"] = newValue.map { JSONValue($0) } }
  }
}
