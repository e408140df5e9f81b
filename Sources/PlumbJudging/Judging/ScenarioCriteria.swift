public import PlumbCore

/// The criteria of an item's scenario, for the slot `criteria` of a judge's template.
public struct ScenarioCriteria: Sendable {
  private let texts: [String: [Language: String]]

  /// The criteria of a library, written out once in English and Chinese.
  ///
  /// - Parameter library: Scenarios with their criteria.
  /// - Throws: `EvaluationError` when a scenario inherits from a set that is not there.
  public init(_ library: ScenarioLibrary) throws(EvaluationError) {
    var texts: [String: [Language: String]] = [:]
    for scenario in library.scenarios {
      for language in Language.allCases {
        let text = try library.criteriaText(of: scenario.id, style: CriteriaTextStyle(language: language.rawValue))
        if !text.isEmpty { texts[scenario.id, default: [:]][language] = text }
      }
    }
    self.texts = texts
  }

  /// The scenario of an item: its key `scenario`, else the narrowest part of its category path or a tag that is one.
  ///
  /// - Parameter item: The item.
  /// - Returns: The scenario's id; absent when none of them is known here.
  public func scenario(of item: Item) -> String? {
    let named = item.scenario.map { [$0] } ?? item.category.reversed() + item.tags
    return named.first { texts[$0] != nil }
  }

  /// The slot `criteria` in the item's language; nothing for an item without a known scenario.
  ///
  /// - Parameter item: The item.
  /// - Returns: The slots by name.
  public func slots(for item: Item) -> [String: String] {
    guard let own = scenario(of: item).flatMap({ texts[$0] }) else { return [:] }
    return own[Language(of: item.language)].map { ["criteria": $0] } ?? [:]
  }
}
