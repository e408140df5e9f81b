/// Criteria that several scenarios share.
public struct CriteriaSet: Sendable, Equatable {
  /// Its id, unique among sets and scenarios.
  public var id: String
  /// Its name for people; absent when the author gives none.
  public var name: LocalizedText?
  /// The ids of the sets whose criteria come before its own.
  public var inherits: [String]
  /// Its own criteria.
  public var criteria: [Criterion]

  /// A set.
  public init(id: String, name: LocalizedText? = nil, inherits: [String] = [], criteria: [Criterion]) {
    self.id = id
    self.name = name
    self.inherits = inherits
    self.criteria = criteria
  }
}

/// A kind of request, with what a good answer to it does.
///
/// - Note: The 58 built-in scenarios and their eight groups carry the names of Auto-J (Li et al. 2023, arXiv:2310.05470,
///   §3.1); their descriptions and criteria are Plumb's own.
public struct Scenario: Sendable, Equatable {
  /// Its id, as in `code_generation`.
  public var id: String
  /// Its group, as in `Code`; absent when the author gives none.
  public var group: String?
  /// Its name for people; absent when the author gives none.
  public var name: LocalizedText?
  /// What a request of this kind asks for; absent when the author does not say.
  public var about: LocalizedText?
  /// The ids of the sets (or scenarios) whose criteria come before its own.
  public var inherits: [String]
  /// Its own criteria.
  public var criteria: [Criterion]

  /// A scenario.
  public init(
    id: String, group: String? = nil, name: LocalizedText? = nil, about: LocalizedText? = nil, inherits: [String] = [],
    criteria: [Criterion]
  ) {
    self.id = id
    self.group = group
    self.name = name
    self.about = about
    self.inherits = inherits
    self.criteria = criteria
  }
}
