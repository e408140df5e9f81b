/// The words for who won a battle: Chatbot Arena's and evalica's, in any case.
///
/// A tie in which both answers were bad (`tie (bothbad)`, `both_bad`, `bothbad` …) counts as a tie: the methods here know one
/// kind.
enum BattleWinner {
  /// What is expected, for messages.
  static let expected = "model_a, model_b, tie or tie (bothbad) (or left, right, tie)"

  /// Twice the left model's score; `nil` for another word.
  @inline(__always) static func doubledScore(_ word: UnsafeBufferPointer<UInt8>) -> UInt8? {
    switch word.count {
    case 3: equals(word, "tie") ? 1 : nil
    case 4: equals(word, "left") ? 2 : equals(word, "draw") ? 1 : nil
    case 5: equals(word, "right") ? 0 : nil
    case 7: equals(word, "model_a") ? 2 : equals(word, "model_b") ? 0 : nil
    case 13: equals(word, "tie (bothbad)") ? 1 : nil
    default: nil
    }
  }

  /// Twice the left model's score; `nil` for another word.
  ///
  /// Case, blanks, underscores, hyphens and brackets do not count.
  static func doubledScore(_ word: String) -> UInt8? {
    switch word.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "modela", "left", "a": 2
    case "modelb", "right", "b": 0
    case "tie", "draw", "bothbad", "tiebothbad", "tiebothgood", "bothgood", "tied", "equal": 1
    default: nil
    }
  }

  /// Twice the left model's score from one column for each outcome, each 0 or 1; `nil` when not exactly one of them is 1.
  static func doubledScore(first: Bool, second: Bool, tie: Bool) -> UInt8? {
    switch (first, second, tie) {
    case (true, false, false): 2
    case (false, true, false): 0
    case (false, false, true): 1
    default: nil
    }
  }

  /// The names of the columns with one outcome each, as the 55k set of Chatbot Arena has them: the first model won, the
  /// second, neither.
  static let outcomeColumns = ["winner_model_a", "winner_model_b", "winner_tie"]

  @inline(__always) private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    for index in 0..<bytes.count where bytes[index] != word.utf8Start[index] { return false }
    return true
  }
}
