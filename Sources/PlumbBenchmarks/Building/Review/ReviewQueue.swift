public import PlumbCore
internal import PlumbJudging

/// A question that waits for a person, or that one has decided about.
public struct ReviewEntry: Sendable, Equatable {
  /// The question as the steps before left it.
  public var item: Item
  /// The last decision about this very text; absent while it waits.
  public var decision: ReviewDecision?
  /// Whether there is a decision about an earlier text.
  public var isOutdated = false

  /// A question without a decision.
  public init(item: Item) { self.item = item }

  /// What stands in the way of accepting it as it is: `no category`, `no reference`.
  public var gaps: [String] { Self.gaps(in: item) }

  /// What the checks found.
  public var findings: [String] { item.curation.findings }

  /// Where category, reference and evidence are from.
  public var origins: [(field: String, origin: String)] {
    let notes = item.curation
    return [
      ("category", notes.classifiedBy ?? notes.classificationFailure.map { "failed: \($0.message)" } ?? "none"),
      ("reference", notes.draftedBy ?? notes.draftFailure.map { "failed: \($0.message)" } ?? "none"),
      ("evidence", notes.evidenceFrom ?? "none"),
    ]
  }

  /// A short digest of what a person sees: turns, references, evidence and category.
  public var digest: String { Self.digest(item) }

  static func digest(_ item: Item) -> String {
    let parts =
      item.turns + ["\u{1D}"] + item.references + ["\u{1D}", item.evidence ?? ""] + ["\u{1D}"] + item.category
    return hexadecimal(sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(6))
  }

  static func gaps(in item: Item) -> [String] {
    var gaps: [String] = []
    if item.category.isEmpty { gaps.append("no category") }
    if item.references.count < item.turns.count || item.references.contains(where: { $0.trimmed.isEmpty }) {
      gaps.append("no reference")
    }
    return gaps
  }
}

/// The questions of a build with the decisions about them.
public struct ReviewQueue: Sendable, Equatable {
  /// The questions in order.
  public private(set) var entries: [ReviewEntry]
  /// Decisions that had no effect: unknown items, and acceptances of items with gaps.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Puts decisions to questions.
  ///
  /// - Parameters:
  ///   - items: The questions.
  ///   - decisions: The decisions in the order they were made.
  ///   - source: How messages call their file.
  public init(_ items: [Item], decisions: [ReviewDecision], source: String = "decisions") {
    entries = items.map { ReviewEntry(item: $0) }
    var places: [String: Int] = [:]
    for (index, item) in items.enumerated() { places[item.id] = index }
    for decision in decisions {
      guard let place = places[decision.item] else {
        report("'\(decision.item)' is none of the build's questions", source)
        continue
      }
      let digest = entries[place].digest
      if let seen = decision.seen, seen != digest {
        entries[place].isOutdated = true
        continue
      }
      if decision.verdict != .reject {
        let result = decision.applied(to: entries[place].item)
        let gaps = ReviewEntry.gaps(in: result)
        guard gaps.isEmpty, result.references.count <= result.turns.count else {
          report(
            "'\(decision.item)' cannot be accepted: \(gaps.isEmpty ? "more references than turns" : gaps.joined(separator: ", "))",
            source)
          continue
        }
      }
      entries[place].decision = decision
      entries[place].isOutdated = false
    }
  }

  /// Questions without a decision.
  public var waiting: [ReviewEntry] { entries.filter { $0.decision == nil } }

  /// How many questions have a verdict.
  public func count(_ verdict: ReviewDecision.Verdict) -> Int { entries.count { $0.decision?.verdict == verdict } }

  /// The questions that stay, with their changes.
  var accepted: [(item: Item, decision: ReviewDecision)] {
    entries.compactMap { entry in
      guard let decision = entry.decision, decision.verdict != .reject else { return nil }
      return (decision.applied(to: entry.item), decision)
    }
  }

  private mutating func report(_ message: String, _ source: String) {
    diagnostics.append(Diagnostic(.warning, message, at: Location(file: source)))
  }

  /// The queue for `--json`.
  public var json: JSONObject {
    [
      "questions": JSONValue(entries.count), "accepted": JSONValue(count(.accept)), "edited": JSONValue(count(.edit)),
      "rejected": JSONValue(count(.reject)), "waiting": JSONValue(waiting.count),
      "entries": .array(
        entries.map { entry in
          var object: JSONObject = [
            "item": .string(entry.item.id), "seen": .string(entry.digest),
            "state": .string(entry.decision?.verdict.rawValue ?? "waiting"),
            "turns": .array(entry.item.turns.map(JSONValue.string)),
            "references": .array(entry.item.references.map(JSONValue.string)),
            "category": .array(entry.item.category.map(JSONValue.string)),
            "gaps": .array(entry.gaps.map(JSONValue.string)),
            "findings": .array(entry.findings.map(JSONValue.string)), "outdated": .bool(entry.isOutdated),
          ]
          object["evidence"] = entry.item.evidence.map(JSONValue.string)
          object["decision"] = entry.decision.map { .object($0.json) }
          return .object(object)
        }), "warnings": .array(diagnostics.map { .string("\($0)") }),
    ]
  }
}
