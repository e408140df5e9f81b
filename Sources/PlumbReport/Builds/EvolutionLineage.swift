internal import PlumbCore
internal import PlumbBenchmarks

/// What was made from each starting item, request by request.
struct EvolutionLineage {
  var outcome: EvolutionOutcome
  var language: Language

  /// The name of the section's template.
  static let name = "lineage"

  /// The section, one attempt with what was made from it, and the tag of a difficulty.
  static let templates: [(name: String, text: String)] = [
    (
      name,
      #"""
      {{#starters}}
      <details class="root" open><summary><strong><bdi>{{id}}</bdi></strong>{{> difficulty}}{{#chips}} <span class="chip {{style}}">{{status}}</span>{{/chips}}</summary>
      {{#request}}{{> text}}{{/request}}
      {{#hasChildren}}<ul class="lineage">{{#children}}{{> attempt}}{{/children}}</ul>{{/hasChildren}}
      </details>
      {{/starters}}
      """#
    ),
    (
      "attempt",
      #"<li><span class="chip {{style}}">{{status}}</span> <span class="tag">{{tag}}</span>{{> difficulty}}{{#request}}{{> text}}{{/request}}{{#more}}<details><summary>{{label}}</summary>{{> text}}</details>{{/more}}{{#hasChildren}}<ul class="lineage">{{#children}}{{> attempt}}{{/children}}</ul>{{/hasChildren}}</li>"#
    ),
    ("difficulty", #"{{#difficulty}} <span class="tag">{{difficulty}}</span>{{/difficulty}}"#),
  ]

  /// The section's values.
  var fields: Fields {
    [
      "starters": outcome.starters.map { starter -> Fields in
        let lineage = outcome.lineage(of: starter.id)
        var fields: Fields = [
          "id": starter.id, "difficulty": difficulty(starter.id), "chips": lineage.map(chip),
          "request": text(starter.turns.first ?? ""),
        ]
        add(lineage, below: starter.id, to: &fields)
        return fields
      }
    ]
  }

  private func t(_ english: String, _ chinese: String) -> String { language.text(english, chinese) }

  private func text(_ text: String) -> Fields { BuildText.fields(text, limit: 4_000) }

  /// What was made from the request `parent`, each with what was made from it.
  private func add(_ lineage: [EvolutionAttempt], below parent: String, to fields: inout Fields) {
    let children = lineage.filter { $0.parent == parent && $0.id != parent }
    fields["hasChildren"] = !children.isEmpty
    fields["children"] = children.map { attempt -> Fields in
      var fields = chip(attempt)
      let round = t("round \(attempt.round)", "第 \(attempt.round) 轮")
      fields["tag"] = "\(round) · \(attempt.operation.name(in: language)) · \(attempt.id)"
      fields["difficulty"] = difficulty(attempt.id)
      fields["request"] = attempt.request.map(text) ?? false as Any
      fields["more"] = [
        (t("The judge wrote", "裁判原文"), attempt.judgeText), (t("The answer", "回答"), attempt.answer),
      ].compactMap { label, said -> Fields? in
        guard let said else { return nil }
        return text(said).merging(["label": label]) { $1 }
      }
      add(lineage.filter { $0.id != attempt.id }, below: attempt.id, to: &fields)
      return fields
    }
  }

  private func difficulty(_ id: String) -> Any {
    guard let value = outcome.difficulties[id] else { return false }
    return t("difficulty", "难度") + " " + NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1)
  }

  private func chip(_ attempt: EvolutionAttempt) -> Fields {
    switch attempt.status {
    case .kept: return ["style": "kept", "status": t("kept", "保留")]
    case .eliminated(let rule):
      let of = attempt.duplicateOf.map { " (\($0))" } ?? ""
      return ["style": "out", "status": rule.name(in: language) + of]
    case .failed(let failure): return ["style": "broken", "status": "\(t("failed", "失败")): \(failure.message)"]
    }
  }
}
