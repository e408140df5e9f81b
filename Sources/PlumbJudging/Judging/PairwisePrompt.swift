package import PlumbCore

/// A template's messages about two answers.
///
/// - Parameters:
///   - template: The template.
///   - comparison: The answers, as they stood at the judged turn.
///   - baselineFirst: Whether the baseline's answer is shown first.
///   - turn: The judged turn, from 1; `nil` for the whole conversation.
///   - recipe: Whether reference and evidence are shown.
///   - seed: What the marker code derives from, besides the material.
///   - slots: Further slots by name; the item's further keys are slots too (`{{item.KEY}}`).
/// - Returns: The messages with every slot filled.
package func pairwiseMessages(
  _ template: JudgeTemplate, for comparison: Comparison, baselineFirst: Bool, turn: Int?, recipe: JudgingRecipe,
  seed: Int, slots: [String: String]
) -> [Message] {
  let (first, second) = comparison.shown(baselineFirst: baselineFirst)
  let item = comparison.item
  let code = markerCode(seed: seed, [item.id] + item.turns + first.turns + ["|"] + second.turns)
  var values = [
    "question": transcript(item.turns, label: "Turn"), "answer_a": transcript(first.turns, label: "Turn"),
    "answer_b": transcript(second.turns, label: "Turn"), "nonce": code,
    "instruction": transcript(item.turns, label: "Turn"), "output_1": transcript(first.turns, label: "Turn"),
    "output_2": transcript(second.turns, label: "Turn"),
  ]
  values.merge(slots) { own, _ in own }
  values.merge(item.ownSlots) { own, _ in own }
  if let turn, turn > 1 { values["turn"] = String(turn) }
  if recipe.showsReference(for: item), item.references.contains(where: { !$0.isEmpty }) {
    values["reference"] = transcript(item.references, label: "Turn")
  }
  if recipe.showsEvidence { values["evidence"] = item.evidence }
  return template.messages.map {
    Message($0.role, fillSlots($0.content, style: template.slotStyle, values: values))
  }
}

extension Item {
  /// The item's further keys that are texts, as slots: `response` is `{{item.response}}`.
  var ownSlots: [String: String] {
    var slots: [String: String] = [:]
    for entry in extra.entries { slots["item.\(entry.key)"] = entry.value.string }
    return slots
  }
}
