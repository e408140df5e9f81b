internal import PlumbCore

extension VerdictParserKind {
  /// ``WordedVerdictParser``.
  static let worded = VerdictParserKind("worded") { options, _ in WordedVerdictParser(options: &options) }
}

/// Reads a verdict on two answers in whichever of the usual forms a judge writes it: `VERDICT: A`, `结论：平局`, `[[A>>B]]`,
/// `[[C]]`, `\boxed{B}`, `A > B`, names spelt out, signs escaped, typeset or full-width.
///
/// All forms compete by position and the last one counts. Lists of the options and what is quoted or reported from an answer
/// are no verdict; a verdict stated plainly and another one in passing behind it are ambiguous.
///
/// Option: `take`: `last` (default), or `only` (verdicts that differ are ambiguous wherever they stand).
struct WordedVerdictParser: VerdictParser {
  enum Choice: String, CaseIterable { case last, only }

  private let choice: Choice

  init?(options: inout FieldReader) { choice = options.optional("take", .oneOf(Choice.self)) ?? .last }

  init(_ choice: Choice) { self.choice = choice }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    let text = ReadText(reply.text)
    let decided = try decidedVerdict(pairVerdicts(in: text), mustAgree: choice == .only, noun: "verdict")
    return Verdict(decided.value, critique: text.without(decided.range))
  }
}
