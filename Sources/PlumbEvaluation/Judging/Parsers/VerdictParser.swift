public import PlumbCore

/// What a judge's text says.
public struct Verdict: Sendable, Equatable {
  /// The preference.
  public var preference: Preference
  /// The judge's reasons: its text without the verdict.
  public var critique: String?

  /// A verdict.
  public init(_ preference: Preference, critique: String? = nil) {
    self.preference = preference
    self.critique = critique
  }
}

/// Reads a preference from a judge's reply.
///
/// Pure: the same reply always gives the same result.
public protocol VerdictParser: Sendable {
  /// The verdict.
  ///
  /// - Throws: `Failure` when the reply holds none; it is never guessed.
  func verdict(in reply: ModelReply) throws(Failure) -> Verdict
}

/// `text` with full-width punctuation, letters and digits replaced by their ASCII twins, for reading verdicts.
func foldFullWidth(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    case 0x3000: scalars.append(" ")
    case 0x3010: scalars.append("[")
    case 0x3011: scalars.append("]")
    default: scalars.append(scalar)
    }
  }
  return String(scalars)
}

/// The probability that the first is better, from AlpacaEval's numbers: 1 first, 2 second, 1.5 and 0 a tie, linear between.
func preferenceFromAlpacaEval(_ value: Double) -> Preference? {
  if value == 0 { return Preference(first: 0.5) }
  guard (1...2).contains(value) else { return nil }
  return Preference(first: 2 - value)
}
