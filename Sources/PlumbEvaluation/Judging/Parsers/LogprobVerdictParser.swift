#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import PlumbCore

extension VerdictParserKind {
  /// ``LogprobVerdictParser``.
  static let logprobs = VerdictParserKind("logprobs") { options, _ in LogprobVerdictParser(options: &options) }
}

/// Weighs the verdict tokens by their probabilities: p(first) / (p(first) + p(second)), from the alternatives that the
/// endpoint reported.
///
/// The probability outside both is reported as missing mass, never shared out.
///
/// Options: `first`, `second`: arrays of token texts; `position`: `last` (default), `first`, or an index from 0;
/// `trim` (default false): ignore white space around tokens, so that “ A” counts as “A”; `binarize` (default false):
/// the most probable token takes all, as in AlpacaEval (a draw of the two goes to the second).
/// Source: AlpacaEval 2's weighted win rate (Dubois et al. 2024, arXiv:2404.04475).
struct LogprobVerdictParser: VerdictParser {
  private let first: Set<String>
  private let second: Set<String>
  private let position: Position
  private let isTrimmed: Bool
  private let isBinarized: Bool

  private enum Position { case last, index(Int) }

  init?(options: inout FieldReader) {
    guard let first = options.required("first", .strings), let second = options.required("second", .strings) else {
      return nil
    }
    switch options.value("position") {
    case .none, .some("last"): position = .last
    case .some("first"): position = .index(0)
    case .some(let value):
      guard let index = value.int, index >= 0 else {
        options.report("position", "expected last, first or an index from 0")
        return nil
      }
      position = .index(index)
    }
    isTrimmed = options.optional("trim", .bool) ?? false
    isBinarized = options.optional("binarize", .bool) ?? false
    self.first = Set(first)
    self.second = Set(second)
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    guard let tokens = reply.logprobs, !tokens.isEmpty else {
      throw Failure(
        .noLogprobs,
        "The endpoint reported no log-probabilities. Use a judge that does, or a template that reads the verdict as text."
      )
    }
    let token: TokenLogprob
    switch position {
    case .last: token = tokens[tokens.count - 1]
    case .index(let index):
      guard index < tokens.count else { throw Failure(.noVerdict, "The judge wrote no token at place \(index).") }
      token = tokens[index]
    }
    let candidates = token.top.isEmpty ? [.init(token: token.token, logprob: token.logprob)] : token.top
    let masses = candidates.map { (token: text($0.token), mass: exp($0.logprob)) }
    let firstMass = masses.filter { first.contains($0.token) }.map(\.mass).reduce(0, +)
    let secondMass = masses.filter { second.contains($0.token) }.map(\.mass).reduce(0, +)
    guard firstMass + secondMass > 0 else {
      throw Failure(.noLogprobs, "None of the verdict's tokens is among the \(candidates.count) reported ones.")
    }
    let weighted = firstMass / (firstMass + secondMass)
    return Verdict(
      Preference(
        first: isBinarized ? (firstMass > secondMass ? 1 : 0) : weighted,
        missingMass: min(1, max(0, 1 - firstMass - secondMass))))
  }

  private func text(_ token: String) -> String {
    guard isTrimmed else { return token }
    let kept = token.drop { $0.isWhitespace || $0 == "\u{2581}" }
    return String(kept.reversed().drop { $0.isWhitespace }.reversed())
  }
}
