/// Text cut to a length that a page can bear.
struct ShortenedText: Equatable {
  /// What is shown.
  var text: String
  /// The length of the whole in Unicode scalars, when something was cut.
  var fullLength: Int?

  /// Keeps at most `limit` Unicode scalars.
  ///
  /// - Complexity: O(n).
  init(_ text: String, limit: Int) {
    let scalars = text.unicodeScalars
    // Fewer bytes than the limit are fewer scalars too; this spares counting almost every text.
    if text.utf8.count <= limit {
      self.text = text
    } else if let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    {
      self.text = String(scalars[..<end])
      fullLength = scalars.count
    } else {
      self.text = text
    }
  }
}
