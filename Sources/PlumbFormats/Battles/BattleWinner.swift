/// The words for who won a battle: Chatbot Arena's and evalica's.
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
  static func doubledScore(_ word: String) -> UInt8? {
    var word = word
    return word.withUTF8 { doubledScore($0) }
  }

  @inline(__always) private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    for index in 0..<bytes.count where bytes[index] != word.utf8Start[index] { return false }
    return true
  }
}
