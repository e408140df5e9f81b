public import PlumbCore

/// Arena-Hard's verdict labels: `A>>B`, `A>B`, `A=B`, and their mirror images.
public enum ArenaHardVerdict {
  /// The labels of a version.
  public struct Labels: Sendable {
    let preferences: [String: Preference]

    /// v0.1: five labels.
    public static let v01 = Labels(preferences: five)
    /// v2: the five, and the same outcomes written from the other side.
    public static let v2 = Labels(
      preferences: five.merging([
        "B<A": Preference(first: 1), "B<<A": Preference(first: 1, strength: .strong), "B=A": Preference(first: 0.5),
        "A<B": Preference(first: 0), "A<<B": Preference(first: 0, strength: .strong),
      ]) { first, _ in first })

    private static let five: [String: Preference] = [
      "A>>B": Preference(first: 1, strength: .strong), "A>B": Preference(first: 1), "A=B": Preference(first: 0.5),
      "B>A": Preference(first: 0), "B>>A": Preference(first: 0, strength: .strong),
    ]
  }

  /// The outcome of a label.
  ///
  /// - Parameters:
  ///   - label: The label; `nil` when the file has none.
  ///   - labels: The labels that count.
  /// - Returns: A preference for the answer shown as A, or a failure that quotes a label that does not count.
  public static func outcome(_ label: String?, labels: Labels) -> Outcome {
    guard let label else { return .failed(Failure(.notRecorded, "The file holds no verdict for this game.")) }
    guard let preference = labels.preferences[label] else {
      let quoted = label.count > 40 ? label.prefix(40) + "…" : label[...]
      return .failed(
        Failure(
          .noVerdict,
          "'\(quoted)' is not a verdict; expected one of \(labels.preferences.keys.sorted().joined(separator: ", "))."))
    }
    return .preference(preference)
  }
}
