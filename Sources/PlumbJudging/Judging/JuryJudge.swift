public import PlumbCore

/// Several judges that all judge every comparison; their verdicts become one when they are scored (`Jury`).
public struct JuryJudge: Judge {
  /// The jury's name in the run.
  public let name: String
  /// How often each comparison is judged, by all members together.
  public var judgmentsPerComparison: Int { members.reduce(0) { $0 + $1.judgmentsPerComparison } }

  private let members: [any Judge]

  /// A jury.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - members: Judges with names of their own.
  public init(name: String, members: [any Judge]) {
    self.name = name
    self.members = members
  }

  /// Lets all members judge at the same time.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    try await judgmentsOfAll(members) { (member: any Judge) async throws(ModelError) in
      try await member.judgments(of: comparison)
    }
  }
}

/// Several judges that all grade every answer; their grades become one when they are scored (`Jury`).
public struct PointwiseJury: PointwiseJudge {
  /// The jury's name in the run.
  public let name: String

  private let members: [any PointwiseJudge]

  /// How many judgments one answer to an item gets, by all members together.
  public func judgmentCount(for item: Item) -> Int { members.reduce(0) { $0 + $1.judgmentCount(for: item) } }

  /// A jury.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - members: Judges with names of their own.
  public init(name: String, members: [any PointwiseJudge]) {
    self.name = name
    self.members = members
  }

  /// Lets all members grade at the same time.
  public func judgments(of response: Response, to item: Item) async throws(ModelError) -> [Judgment] {
    try await judgmentsOfAll(members) { (member: any PointwiseJudge) async throws(ModelError) in
      try await member.judgments(of: response, to: item)
    }
  }
}

/// What all members say, in the members' order.
///
/// - Throws: The first fatal error, in the members' order.
private func judgmentsOfAll<Member: Sendable>(
  _ members: [Member], _ judge: @escaping @Sendable (Member) async throws(ModelError) -> [Judgment]
) async throws(ModelError) -> [Judgment] {
  let results = await withTaskGroup(of: (Int, Result<[Judgment], ModelError>).self) { group in
    for (index, member) in members.enumerated() {
      group.addTask {
        do throws(ModelError) {
          return (index, .success(try await judge(member)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  var judgments: [Judgment] = []
  for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { judgments += try result.get() }
  return judgments
}
