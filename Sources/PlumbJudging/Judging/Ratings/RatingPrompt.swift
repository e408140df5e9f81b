package import PlumbCore

/// What fills the slots of a rating template.
///
/// - Parameters:
///   - response: The answers, as they stood at the judged turn.
///   - item: The item.
///   - turn: The judged turn, from 1; `nil` for the whole conversation.
///   - recipe: Whether reference and evidence are shown.
///   - seed: What the marker code derives from, besides the material.
///   - guidance: What is graded, with further slots.
///   - overall: The name of the overall grade.
/// - Returns: The values by slot.
package func ratingSlots(
  for response: Response, to item: Item, turn: Int?, recipe: JudgingRecipe, seed: Int, guidance: RatingGuidance,
  overall: String
) -> [String: String] {
  let index = turn.map { $0 - 1 }
  var values = guidance.slots.merging(item.ownSlots) { given, _ in given }
  values["question"] = index.map { item.turns[$0] } ?? transcript(item.turns, label: "Turn")
  values["answer"] = index.map { response.turns[$0] } ?? transcript(response.turns, label: "Turn")
  if let index, index > 0 {
    values["turn"] = String(index + 1)
    values["history"] = zip(item.turns, response.turns).prefix(index).enumerated().map { number, turn in
      "(Turn \(number + 1))\n\(turn.0)\n\n(Answer \(number + 1))\n\(turn.1)"
    }.joined(separator: "\n\n")
  }
  if recipe.showsReference(for: item) {
    let references = index.map { Array(item.references.dropFirst($0).prefix(1)) } ?? item.references
    if references.contains(where: { !$0.isEmpty }) { values["reference"] = transcript(references, label: "Turn") }
  }
  if recipe.showsEvidence { values["evidence"] = item.evidence }
  if !item.category.isEmpty { values["category"] = item.category.joined(separator: " / ") }
  if !guidance.dimensions.isEmpty { values["dimensions"] = guidance.dimensionList }
  values["grades"] = guidance.gradeForm(overall: overall)
  values["low"] = shortNumber(guidance.scale.lowerBound)
  values["high"] = shortNumber(guidance.scale.upperBound)
  values["nonce"] = markerCode(seed: seed, [item.id] + item.turns + ["|"] + response.turns)
  return values
}
