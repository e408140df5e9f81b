import PlumbCore

/// The values that ``ComparisonSection`` shows of one comparison.
struct ComparisonEntry {
  var comparison: JudgedComparison
  var strings: ReportStrings
  var textLimit: Int

  private var item: Item { comparison.item }

  func fields(number: Int) -> Fields {
    let verdict = comparison.verdict
    let someFailed = comparison.hasFailure && verdict != .failed
    let references = item.references.enumerated().filter { !$0.element.isEmpty }
    return [
      "number": number, "id": name(item.id), "model": name(comparison.model),
      "category": item.category.isEmpty ? false as Any : name(item.category.joined(separator: " / ")),
      "verdict": verdict.rawValue, "verdicts": someFailed ? "\(verdict.rawValue) failed" : verdict.rawValue,
      "verdictLabel": strings[verdict.label], "someFailed": someFailed, "excerpt": excerpt,
      "system": item.system.map { text($0) } ?? false as Any,
      "questions": item.turns.enumerated().map { index, turn in
        text(turn, heading: heading(.question, turn: index, of: item.turns.count))
      },
      "references": references.map {
        text($0.element, heading: heading(.reference, turn: $0.offset, of: item.turns.count))
      },
      "evidence": item.evidence.map { text($0) } ?? false as Any,
      "answers": answers,
      "judgments": comparison.judgments.map(judgment),
    ]
  }

  private var excerpt: String {
    let short = ShortenedText(item.turns.first ?? "", limit: 400)
    let line = ShortenedText(singleLine(short.text), limit: 140)
    if line.text.isEmpty { return strings[.emptyText] }
    return line.text + (line.fullLength != nil || short.fullLength != nil ? "…" : "")
  }

  private func name(_ text: String) -> String { ShortenedText(singleLine(text), limit: 200).text }

  private func heading(_ key: ReportStrings.Key, turn: Int, of count: Int) -> String {
    count > 1 ? "\(strings[key]) · \(strings[.turn, String(turn + 1)])" : strings[key]
  }

  /// A block of untrusted text.
  private func text(_ text: String, heading: String = "", language: String? = nil) -> Fields {
    let short = ShortenedText(text, limit: textLimit)
    let isBlank = short.text.allSatisfy(\.isWhitespace) && short.fullLength == nil
    return [
      "heading": heading, "blank": isBlank, "text": short.text,
      "textLanguage": (language ?? item.language).flatMap(languageTag) ?? false as Any,
      "shortened": short.fullLength.map {
        strings[.shortened, NumberText.count(textLimit), NumberText.count($0)]
      } ?? false as Any,
    ]
  }

  /// A BCP 47 tag as far as a page needs it; anything else is left out.
  private func languageTag(_ text: String) -> String? {
    let isTag =
      !text.isEmpty && text.utf8.count <= 35
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-")
      }
    return isTag ? text : nil
  }

  private var answers: [Fields] {
    var answers = [answer(comparison.answer, of: comparison.model)]
    if let baseline = comparison.baseline { answers.append(answer(comparison.baselineAnswer, of: baseline)) }
    return answers
  }

  private func answer(_ response: Response?, of model: String) -> Fields {
    var notes: [String] = []
    if let failure = response?.failure {
      notes.append(strings[.answerFailed, describe(failure)])
    } else if response == nil || response?.turns.isEmpty == true {
      notes.append(strings[.noAnswer])
    }
    if response?.finishReason == .length { notes.append(strings[.cutByLimit]) }
    let turns = response?.turns ?? []
    return [
      "heading": strings[.answerOf, name(model)], "notes": notes,
      "length": turns.isEmpty ? false as Any : strings[.characters, NumberText.count(response?.length)],
      "turns": turns.enumerated().map { index, turn -> Fields in
        var fields = text(turn)
        fields["turnHeading"] = turns.count > 1 ? strings[.turn, String(index + 1)] as Any : false
        return fields
      },
    ]
  }

  private func describe(_ failure: Failure) -> String {
    let message = ShortenedText(singleLine(failure.message), limit: 500).text
    let code = name(failure.code.rawValue)
    return message.isEmpty ? code : "\(code) · \(message)"
  }

  private func judgment(_ judgment: Judgment) -> Fields {
    let critique = judgment.critique.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let raw = judgment.raw.flatMap { $0 == critique ? nil : $0 }
    let (style, outcome) = self.outcome(of: judgment)
    return [
      "judge": name(judgment.judge), "outcome": style, "outcomeText": outcome, "facts": facts(of: judgment),
      "order": judgment.models.count > 1,
      "shown": judgment.models.enumerated().map { index, model -> Fields in
        ["position": index + 1, "shownModel": name(model)]
      },
      // The judge writes in its own language, so the item's is not claimed for its text.
      "critique": critique.map { text($0, language: "") } ?? false as Any,
      "raw": raw.map { text($0, language: "") } ?? false as Any,
    ]
  }

  /// The chip's style and the outcome in words.
  private func outcome(of judgment: Judgment) -> (style: String, text: String) {
    switch judgment.outcome {
    case .failed(let failure): return ("failed", strings[.failedJudgment, describe(failure)])
    case .ratings(let ratings):
      let scale = (
        NumberText.fixed(ratings.scale.lowerBound, decimals: 0), NumberText.fixed(ratings.scale.upperBound, decimals: 0)
      )
      let dimensions = ratings.dimensions.sorted { $0.key < $1.key }.map {
        "\(name($0.key)) \(NumberText.fixed($0.value, decimals: 1))"
      }
      let overall = strings[.graded, NumberText.fixed(ratings.overall, decimals: 1), scale.0, scale.1]
      return ("rated", ([overall] + dimensions).joined(separator: " · "))
    case .ranking(let groups):
      let order = groups.map { $0.map(name).joined(separator: " = ") }.joined(separator: " > ")
      return (style(of: judgment), strings[.ranking, order])
    case .preference(let preference):
      let first = preference.first
      guard first.isFinite, judgment.models.count == 2 else { return ("failed", NumberText.undefined) }
      if first == 0.5 { return ("tie", strings[.prefersNeither]) }
      return (style(of: judgment), strings[.prefers, name(judgment.models[first > 0.5 ? 0 : 1])])
    }
  }

  private func style(of judgment: Judgment) -> String {
    comparison.preferenceForModel(judgment).map { ComparisonVerdict(preference: $0).rawValue } ?? "rated"
  }

  private func facts(of judgment: Judgment) -> [String] {
    var facts: [String] = []
    if let preference = judgment.outcome.preference {
      let likelier = max(preference.first, 1 - preference.first)
      if likelier.isFinite, likelier > 0.5, likelier < 1 {
        facts.append(strings[.probability, NumberText.fixed(likelier, decimals: 2)])
      }
      switch preference.strength {
      case .strong: facts.append(strings[.strength, strings[.strengthStrong]])
      case .other(let word): facts.append(strings[.strength, name(word)])
      case nil: break
      }
    }
    if let turn = judgment.turn { facts.append(strings[.turn, String(turn)]) }
    if judgment.repetition > 0 { facts.append(strings[.repetition, String(judgment.repetition)]) }
    switch judgment.basis {
    case .identical: facts.append(strings[.basisIdentical])
    case .rule: facts.append(strings[.basisRule])
    case .noise: facts.append(strings[.basisNoise])
    case .other(let word): facts.append(name(word))
    case nil: break
    }
    if let template = judgment.template { facts.append(strings[.template, name(template)]) }
    if let latency = judgment.latency { facts.append(NumberText.duration(latency)) }
    if let usd = judgment.usd { facts.append(NumberText.usd(usd)) }
    return facts
  }
}
