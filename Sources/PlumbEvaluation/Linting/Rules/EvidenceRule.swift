internal import PlumbCore

extension LintRule {
  /// ``EvidenceRule``.
  static let evidence = LintRule(
    name: "evidence", summary: "references whose numbers, dates or names are not those of their evidence"
  ) { items, _ in EvidenceRule().findings(in: items) }
}

/// References that state other numbers, dates or names than the evidence they rest on.
///
/// Offline there is no understanding: a figure of the reference that the evidence does not have is a finding only when the
/// evidence gives another figure of the same kind in a clause that shares words with the reference's, or when a short reference
/// and its evidence have just one figure of the kind each. It is an error when two words are shared or the reference is short,
/// otherwise a warning. What the question already says is no claim of the reference.
struct EvidenceRule {
  func findings(in items: [Item]) -> [LintFinding] {
    items.flatMap { item -> [LintFinding] in
      guard let evidence = item.evidence, !item.references.isEmpty else { return [] }
      let question = item.turns.joined(separator: "\n")
      return item.references.enumerated().flatMap { index, reference in
        conflicts(reference: reference, evidence: evidence, question: question).map { conflict in
          LintFinding(
            conflict.isCertain ? .error : .warning, rule: LintRule.evidence.name, item: item.id,
            field: "references[\(index)]",
            conflict.message, advice: "Check both against the source and correct the one that is wrong.")
        }
      }
    }
  }

  /// A claim of the reference that the evidence contradicts.
  struct Conflict: Equatable {
    var isCertain: Bool
    var message: String
  }

  func conflicts(reference: String, evidence: String, question: String) -> [Conflict] {
    let (ours, theirs, asked) = (StatedFacts(reference), StatedFacts(evidence), StatedFacts(question))
    let isShort = reference.unicodeScalars.count <= 150
    var conflicts = quantityConflicts(ours, theirs, asked, isShort: isShort)
    conflicts += dateConflicts(ours, theirs, asked, isShort: isShort)
    conflicts += nameConflicts(reference: reference, evidence: evidence, question: question)
    var seen: Set<String> = []
    return conflicts.filter { seen.insert($0.message).inserted }
  }

  private func quantityConflicts(
    _ ours: StatedFacts, _ theirs: StatedFacts, _ asked: StatedFacts, isShort: Bool
  ) -> [Conflict] {
    var conflicts: [Conflict] = []
    for claim in ours.quantities where !claim.unit.isEmpty && !claim.isVague {
      let comparable = theirs.quantities.filter { $0.isComparable(with: claim) }
      guard !comparable.contains(where: { $0.agrees(with: claim) }),
        !asked.quantities.contains(where: { $0.value == claim.value }),
        // Another count word for the same count: 3 位 for 3 名, 3 for 3 个.
        !theirs.quantities.contains(where: { isCount(claim) && isCount($0) && $0.value == claim.value })
      else { continue }
      let others = comparable.filter { other in
        !other.isVague && !ours.quantities.contains { $0.agrees(with: other) && $0.isComparable(with: other) }
      }
      guard !others.isEmpty else { continue }
      let needed = claim.unit == "世纪" || claim.unit == "年代" ? 3 : 1
      let sharing = others.filter { $0.terms.intersection(claim.terms).count >= needed }
      let isOnlyOne =
        ours.quantities.count { $0.isComparable(with: claim) } == 1 && distinct(comparable.map(\.value)) <= 2
      guard !sharing.isEmpty || (isOnlyOne && isShort) else { continue }
      let isCertain = isShort || sharing.contains { $0.terms.intersection(claim.terms).count >= 2 }
      conflicts.append(
        Conflict(
          isCertain: isCertain && !claim.unit.hasPrefix("第"),
          message:
            "the reference says \(claim.text), the evidence \(list((sharing.isEmpty ? others : sharing).map(\.text)))"))
    }
    return conflicts
  }

  private func dateConflicts(_ ours: StatedFacts, _ theirs: StatedFacts, _ asked: StatedFacts, isShort: Bool)
    -> [Conflict]
  {
    var conflicts: [Conflict] = []
    let isOnlyOne = isShort && ours.dates.count == 1 && theirs.dates.count == 1
    for claim in ours.dates {
      guard !theirs.dates.contains(where: { $0.agrees(with: claim) }),
        !asked.dates.contains(where: { $0.agrees(with: claim) })
      else { continue }
      let others = theirs.dates.filter { other in
        (other.month == nil) == (claim.month == nil) && !ours.dates.contains { $0.agrees(with: other) }
      }
      let sharing = others.filter {
        $0.isNearMiss(of: claim) || $0.terms.intersection(claim.terms).count >= 2
      }
      guard let first = (sharing.isEmpty ? others : sharing).first, !sharing.isEmpty || isOnlyOne else { continue }
      conflicts.append(
        Conflict(
          isCertain: sharing.contains {
            isShort || $0.isNearMiss(of: claim) || $0.terms.intersection(claim.terms).count >= 3
          },
          message:
            "the reference says \(claim.text), the evidence \(sharing.isEmpty ? first.text : list(sharing.map(\.text)))"
        ))
    }
    return conflicts
  }

  private func nameConflicts(reference: String, evidence: String, question: String) -> [Conflict] {
    var conflicts: [Conflict] = []
    let (ours, theirs) = (StatedNames(reference).names, StatedNames(evidence).names)
    for kind in Set(ours.map(\.kind)).sorted() {
      let claims = Set(ours.filter { $0.kind == kind }.map(\.text)).filter { !question.contains($0) }
      let others = Set(theirs.filter { $0.kind == kind }.map(\.text)).filter { !question.contains($0) }
      guard claims.count == 1, let claim = claims.first, !others.isEmpty, !evidence.contains(stem(claim, kind)),
        !others.contains(where: { reference.contains(stem($0, kind)) || sharesEnd($0, claim, kind) })
      else { continue }
      conflicts.append(
        Conflict(
          isCertain: reference.unicodeScalars.count <= 40,
          message: "the reference names \(claim), the evidence \(list(others.sorted()))"))
    }
    if let other = misspelling(of: reference, in: evidence, question: question) {
      conflicts.append(
        Conflict(isCertain: false, message: "the reference writes \(other.ours), the evidence \(other.theirs)"))
    }
    return conflicts
  }

  /// A short answer that the evidence writes with one other character.
  private func misspelling(of reference: String, in evidence: String, question: String) -> (
    ours: String, theirs: String
  )? {
    let answer = Array(reference.unicodeScalars.filter { isWordScalar($0) || $0 == "·" })
    let text = Array(evidence.unicodeScalars)
    guard (3...8).contains(answer.count), answer.allSatisfy({ isHan($0) || $0 == "·" }), text.count >= answer.count,
      !evidence.contains(String(String.UnicodeScalarView(answer)))
    else { return nil }
    for start in 0...(text.count - answer.count) {
      let piece = text[start..<start + answer.count]
      if zip(piece, answer).count(where: { $0 != $1 }) == 1, piece.allSatisfy({ isHan($0) || $0 == "·" }) {
        return (String(String.UnicodeScalarView(answer)), String(String.UnicodeScalarView(piece)))
      }
    }
    return nil
  }

  private func stem(_ name: String, _ kind: String) -> String {
    String(name.dropLast(kind.count)).suffix(4).description
  }
  /// `美国哈佛大学` and `哈佛大学`.
  private func sharesEnd(_ left: String, _ right: String, _ kind: String) -> Bool {
    stem(left, kind).suffix(2) == stem(right, kind).suffix(2)
  }
  private func isCount(_ quantity: Quantity) -> Bool {
    !Quantity.measures.contains(quantity.unit) && !quantity.unit.hasPrefix("第") && quantity.unit != "岁"
      && quantity.unit != "世纪" && quantity.unit != "年代"
  }
  private func distinct(_ values: [Double]) -> Int { Set(values).count }
  private func list(_ texts: [String]) -> String {
    var seen: Set<String> = []
    let unique = texts.filter { seen.insert($0).inserted }
    return unique.prefix(3).joined(separator: ", ") + (unique.count > 3 ? " …" : "")
  }
}
