internal import PlumbCore

/// Which model each judgment's other model is compared with: a chosen one, or what the judgments name, one a category.
struct BaselineChoice: Sendable {
  let chosen: String?
  private var named: [String: String] = [:]

  init(chosen: String?) { self.chosen = chosen }

  /// The baseline of a judgment.
  ///
  /// - Throws: `EvaluationError` when judgments of one category name two.
  mutating func baseline(of judgment: Judgment) throws -> String? {
    if let chosen { return chosen }
    guard let name = judgment.baseline else { return nil }
    let category = judgment.category.first ?? ""
    if let other = named[category], other != name {
      throw EvaluationError(
        .invalidInput,
        "the files name several baselines (\([other, name].sorted().joined(separator: ", "))); choose one with \(option: "baseline")."
      )
    }
    named[category] = name
    return name
  }

  /// The one baseline; `nil` when there is none or categories have different ones.
  var single: String? {
    if let chosen { return chosen }
    let names = Set(named.values)
    return names.count == 1 ? names.first : nil
  }

  /// All baselines.
  var all: Set<String> { chosen.map { [$0] } ?? Set(named.values) }

  /// That several baselines are mixed.
  var warnings: [String] {
    guard all.count > 1 else { return [] }
    let list = named.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    return [
      "The baseline differs by category (\(list)); models met different ones. One category, chosen with \(option: "category"), compares with one."
    ]
  }
}

extension LeaderboardOptions {
  /// Whether a judgment's category counts.
  func includes(_ judgment: Judgment) -> Bool {
    categories.isEmpty || judgment.category.first.map { categories.contains($0) } ?? false
  }
}
