internal import PlumbCore

/// The requests that a round starts from: for each starting item the last one that was kept.
struct EvolutionPool: Sendable {
  /// One of them.
  struct Member: Sendable, Equatable {
    /// The id of the starting item.
    var root: String
    /// The id of the request: the starting item's, or the attempt's that made it.
    var id: String
    /// The request.
    var request: String
    /// The language that models are asked in about it.
    var language: Language
  }

  /// The members, in the order of the starting items.
  private(set) var members: [Member]
  /// Every request that was ever kept, starting items included: what a new one must not repeat.
  private var known: [(id: String, root: String, folded: [UInt32], shingles: Set<UInt64>)] = []

  private static let finder = NearDuplicates(threshold: 0.9)

  /// The pool of the first round.
  init(_ items: [Item]) {
    members = items.map { item in
      let request = item.turns[0]
      let language = item.language ?? guessedLanguage(of: request)
      return Member(root: item.id, id: item.id, request: request, language: Language(of: language))
    }
    for member in members { remember(member.request, id: member.id, root: member.root) }
  }

  /// Takes over what a round kept.
  mutating func apply(_ attempts: [EvolutionAttempt]) {
    let kept = attempts.filter { $0.status == .kept }
    let byRoot = Dictionary(kept.map { ($0.root, $0) }, uniquingKeysWith: { $1 })
    for index in members.indices {
      guard let attempt = byRoot[members[index].root], let request = attempt.request else { continue }
      members[index].id = attempt.id
      members[index].request = request
      remember(request, id: attempt.id, root: attempt.root)
    }
  }

  /// Notes a request that later ones must not repeat.
  mutating func remember(_ request: String, id: String, root: String) {
    known.append((id, root, foldedLetters(of: request), Self.finder.shingles(of: request)))
  }

  /// The id of the request that a new one repeats: word for word any of them, or nearly so one of another starting item.
  ///
  /// Within a lineage a child may look much like its parent; whether it asks anything new is for the judge to say.
  func original(of request: String, root: String) -> String? {
    let folded = foldedLetters(of: request)
    let shingles = Self.finder.shingles(of: request)
    return known.first { other in
      other.folded == folded
        || other.root != root && jaccard(other.shingles, shingles) >= Self.finder.threshold
    }?.id
  }
}
