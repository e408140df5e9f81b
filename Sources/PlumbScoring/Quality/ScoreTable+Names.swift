public import PlumbCore

extension ScoreTable {
  /// The table with its models called as in another table.
  ///
  /// A map may lead from this table's names to the other's or back: the direction that joins more models is taken.
  /// Names are compared without regard to case; a name that the map does not hold stays.
  ///
  /// - Parameters:
  ///   - names: The map.
  ///   - other: The other table's names.
  /// - Returns: The table with new names.
  /// - Throws: `EvaluationError` when two of its models would get the same name.
  public func renamed(by names: [String: String], towards other: [String]) throws(EvaluationError) -> ScoreTable {
    let targets = Dictionary(other.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    func apply(_ map: [String: String]) -> [String] {
      rows.map { row in
        let mapped = map[row.model.lowercased()] ?? row.model
        return targets[mapped.lowercased()] ?? mapped
      }
    }
    let forward = apply(Dictionary(names.map { ($0.lowercased(), $1) }, uniquingKeysWith: min))
    let backward = apply(Dictionary(names.map { ($1.lowercased(), $0) }, uniquingKeysWith: min))
    let known = Set(other)
    let isForward = forward.count { known.contains($0) } >= backward.count { known.contains($0) }
    var result = self
    var owner: [String: String] = [:]
    for (index, name) in (isForward ? forward : backward).enumerated() {
      if let earlier = owner[name] {
        throw EvaluationError(
          .invalidInput,
          "\(self.name): '\(earlier)' and '\(rows[index].model)' would both be called '\(name)'. Correct the map of names."
        )
      }
      owner[name] = rows[index].model
      result.rows[index].model = name
    }
    return result
  }
}
