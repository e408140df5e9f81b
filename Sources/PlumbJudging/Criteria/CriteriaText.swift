public import PlumbCore

/// How criteria are written out for a judge.
public struct CriteriaTextStyle: Sendable, Equatable {
  /// The language, a BCP 47 tag; criteria without it fall back as ``LocalizedText/text(in:)`` says.
  public var language: String
  /// The parts to write, in order.
  public var parts: [Criterion.Part]
  /// Whether inherited criteria are written, or only the scenario's own.
  public var includesInherited: Bool
  /// Whether weights are written where there are any.
  public var includesWeights: Bool

  /// A style.
  public init(
    language: String = "en", parts: [Criterion.Part] = Criterion.Part.allCases, includesInherited: Bool = true,
    includesWeights: Bool = false
  ) {
    self.language = language
    self.parts = parts
    self.includesInherited = includesInherited
    self.includesWeights = includesWeights
  }
}

extension ScenarioLibrary {
  /// A scenario's criteria as the text that fills the slot `criteria` of a judge's template.
  ///
  /// One heading a part, one line a criterion: `- Works: The code runs as written.` A part without criteria has no heading.
  ///
  /// - Parameters:
  ///   - scenario: The scenario's id.
  ///   - style: What is written and in which language.
  /// - Returns: The text, without a line's end at its end.
  /// - Throws: `EvaluationError` as ``criteria(of:)``.
  public func criteriaText(of scenario: String, style: CriteriaTextStyle = CriteriaTextStyle()) throws(EvaluationError)
    -> String
  {
    let criteria = try criteria(of: scenario).filter { style.includesInherited || $0.origin == scenario }
    let language = Language(of: style.language)
    var lines: [String] = []
    for part in style.parts {
      let own = criteria.map(\.criterion).filter { $0.part == part }
      guard !own.isEmpty else { continue }
      lines.append(part.title.text(in: style.language) + language.text(":", "："))
      for criterion in own {
        let name = criterion.name.text(in: style.language)
        let weight =
          style.includesWeights ? criterion.weight.map { language.text(" (\($0)/5)", "（\($0)/5）") } ?? "" : ""
        lines.append("- \(name)\(weight)\(language.text(": ", "："))\(criterion.text.text(in: style.language))")
      }
    }
    return lines.joined(separator: "\n")
  }
}
