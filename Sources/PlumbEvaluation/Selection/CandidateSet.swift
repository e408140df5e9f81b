public import PlumbCore

/// The responses to one item among which the best is wanted.
public struct CandidateSet: Sendable, Equatable {
  /// The item.
  public var item: Item
  /// The candidates in file order, failed ones included.
  public var candidates: [Response]

  /// Candidates.
  public init(item: Item, candidates: [Response]) {
    self.item = item
    self.candidates = candidates
  }

  /// The candidates under names of their own, `MODEL#SAMPLE`, so that a judgment tells samples of one model apart.
  var named: [Response] {
    candidates.map { candidate in
      var named = candidate
      named.model = "\(candidate.model)#\(candidate.sample)"
      return named
    }
  }
}

extension CandidateSet {
  /// The candidates of files of responses, in the items' order.
  ///
  /// The same model, sample and text a second time is the same candidate. Samples of one model that carry no sample number,
  /// as other tools write them, are numbered in file order.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - responses: The responses of any number of models.
  /// - Returns: One set for each item that has a response, and how many responses belong to none of the items.
  public static func grouping(_ items: [Item], responses: some Sequence<Response>) -> (sets: [CandidateSet], stray: Int)
  {
    var groups: [String: [Response]] = [:]
    let known = Set(items.map(\.id))
    var stray = 0
    for response in responses {
      guard known.contains(response.item) else {
        stray += 1
        continue
      }
      var response = response
      var group = groups[response.item] ?? []
      let own = group.filter { $0.model == response.model }
      if own.contains(where: { $0.sample == response.sample && $0.turns == response.turns }) { continue }
      if own.contains(where: { $0.sample == response.sample }) {
        response.sample = (own.map(\.sample).max() ?? 0) + 1
      }
      group.append(response)
      groups[response.item] = group
    }
    return (
      items.compactMap { item in groups[item.id].map { CandidateSet(item: item, candidates: $0) } }, stray
    )
  }
}
