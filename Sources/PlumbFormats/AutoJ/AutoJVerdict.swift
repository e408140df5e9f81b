internal import PlumbCore

/// A verdict of an output file: 0 and 1 for the answer shown first and second, 2 for a tie; or the judge's text.
enum AutoJVerdict {
  /// The preference for the answer shown first, or why there is none.
  static func outcome(_ value: JSONValue) -> Outcome? {
    if let number = value.double {
      switch number {
      case 0: return .preference(Preference(first: 1))
      case 1: return .preference(Preference(first: 0))
      case 2: return .preference(Preference(first: 0.5))
      case -1: return .failed(Failure(.noVerdict, "The file marks this verdict as not found (-1)."))
      default: return nil
      }
    }
    return value.string.map(outcome(of:))
  }

  private static let markers = ["final decision is ", "最终决定是"]
  private static let words: [(word: String, preference: Double)] = [
    ("response 1", 1), ("response 2", 0), ("tie", 0.5), ("回应1", 1), ("回应2", 0), ("平局", 0.5), ("回应 1", 1),
    ("回应 2", 0),
  ]

  /// The word after the last marker.
  private static func outcome(of text: String) -> Outcome {
    let ends = markers.compactMap { text.ranges(of: $0).last?.upperBound }
    guard let end = ends.max() else {
      return .failed(Failure(.noVerdict, "The judge's text has no '\(markers[0])…'."))
    }
    let rest = text[end...].drop { $0.isWhitespace }.lowercased()
    guard let found = words.first(where: { rest.hasPrefix($0.word) }) else {
      return .failed(Failure(.noVerdict, "The judge's decision is none of Response 1, Response 2 and Tie."))
    }
    return .preference(Preference(first: found.preference))
  }
}
