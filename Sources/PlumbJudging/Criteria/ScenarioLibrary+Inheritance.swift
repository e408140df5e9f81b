public import PlumbCore

extension ScenarioLibrary {
  /// A criterion and where it is written.
  public struct InheritedCriterion: Sendable, Equatable {
    /// The criterion.
    public var criterion: Criterion
    /// The id of the set or scenario that defines it.
    public var origin: String

    /// A criterion with its origin.
    public init(_ criterion: Criterion, origin: String) {
      self.criterion = criterion
      self.origin = origin
    }
  }

  /// A scenario's criteria: those of its sets first, in the order named, each set once, then its own.
  ///
  /// - Parameter id: The scenario.
  /// - Returns: The criteria, each with the set or scenario that defines it.
  /// - Throws: `EvaluationError` when there is no such scenario, a set is missing, or sets inherit in a circle.
  public func criteria(of id: String) throws(EvaluationError) -> [InheritedCriterion] {
    guard scenario(id) != nil else { throw unknownScenario(id) }
    var seen: Set<String> = []
    var result: [InheritedCriterion] = []
    try collect(id, path: [], seen: &seen, into: &result)
    return result
  }

  /// Checks that every set named exists and that none inherits itself.
  ///
  /// - Throws: `EvaluationError` for the first set or scenario that cannot be resolved.
  public func checkInheritance() throws(EvaluationError) {
    for id in sets.map(\.id) + scenarios.map(\.id) {
      var seen: Set<String> = []
      var ignored: [InheritedCriterion] = []
      try collect(id, path: [], seen: &seen, into: &ignored)
    }
  }

  /// The error for a scenario that is not here, with the ids that are close.
  func unknownScenario(_ id: String) -> EvaluationError {
    let words = id.lowercased().split { !$0.isLetter && !$0.isNumber }
    let close = scenarios.map(\.id).filter { known in words.contains { $0.count > 2 && known.contains($0) } }.prefix(6)
    let hint = close.isEmpty ? "`plumb scenario list` names them." : "Close to it: \(close.joined(separator: ", "))."
    return EvaluationError(.invalidInput, "'\(id)' is not a scenario here. \(hint)")
  }

  private func node(_ id: String) -> (inherits: [String], criteria: [Criterion])? {
    if let set = sets.first(where: { $0.id == id }) { return (set.inherits, set.criteria) }
    return scenario(id).map { ($0.inherits, $0.criteria) }
  }

  private func collect(
    _ id: String, path: [String], seen: inout Set<String>, into result: inout [InheritedCriterion]
  ) throws(EvaluationError) {
    if path.contains(id) {
      let circle = (path + [id]).joined(separator: " → ")
      throw EvaluationError(.invalidInput, "criteria inherit in a circle: \(circle). Take one of the links out.")
    }
    guard seen.insert(id).inserted else { return }
    guard let found = node(id) else {
      let known = sets.map(\.id).joined(separator: ", ")
      throw EvaluationError(
        .invalidInput,
        "'\(path.last ?? "")' inherits '\(id)', which is neither a set nor a scenario; sets known: \(known).")
    }
    for parent in found.inherits { try collect(parent, path: path + [id], seen: &seen, into: &result) }
    result += found.criteria.map { InheritedCriterion($0, origin: id) }
  }
}
