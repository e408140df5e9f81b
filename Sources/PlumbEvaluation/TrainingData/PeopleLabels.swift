public import PlumbCore

/// What people found about answers, for telling whether a judge agrees with them.
public struct PeopleLabels: Sendable {
  private struct Key: Hashable {
    var item: String
    var models: [String]
    var turn: Int?
  }

  private var preferences: [Key: (sum: Double, count: Int)] = [:]
  private var grades: [Key: (sum: Double, count: Int)] = [:]

  /// No labels yet.
  public init() {}

  /// Whether there is no label.
  public var isEmpty: Bool { preferences.isEmpty && grades.isEmpty }

  /// Adds one person's label; failed ones and rankings are passed over.
  public mutating func add(_ label: Label) {
    let models = label.models.sorted()
    let key = Key(item: label.item, models: models, turn: label.turn)
    switch label.outcome {
    case .preference(let preference):
      let first = label.models == models ? preference.first : 1 - preference.first
      let known = preferences[key] ?? (0, 0)
      preferences[key] = (known.sum + first, known.count + 1)
    case .ratings(let ratings):
      let known = grades[key] ?? (0, 0)
      grades[key] = (known.sum + ratings.overall, known.count + 1)
    case .ranking, .failed: break
    }
  }

  /// Whether a judgment agrees with people: the same of first, second and tie as their mean preference; a grade within
  /// `tolerance` of their mean grade.
  ///
  /// - Parameters:
  ///   - judgment: A judge's.
  ///   - tolerance: The largest difference of grades that still agrees.
  /// - Returns: Absent when there is no label for it, or it failed.
  public func agree(with judgment: Judgment, tolerance: Double = 1) -> Bool? {
    let models = judgment.models.sorted()
    let key = Key(item: judgment.item, models: models, turn: judgment.turn)
    switch judgment.outcome {
    case .preference(let preference):
      guard let label = preferences[key] else { return nil }
      let mean = label.sum / Double(label.count)
      let first = judgment.models == models ? preference.first : 1 - preference.first
      return Self.side(mean) == Self.side(first)
    case .ratings(let ratings):
      guard let label = grades[key] else { return nil }
      return abs(label.sum / Double(label.count) - ratings.overall) <= tolerance
    case .ranking, .failed: return nil
    }
  }

  private static func side(_ preference: Double) -> Int {
    abs(preference - 0.5) < 1e-9 ? 0 : preference > 0.5 ? 1 : -1
  }
}
