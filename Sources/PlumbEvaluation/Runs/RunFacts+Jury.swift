internal import PlumbCore

extension RunFacts {
  /// How the judgments of a jury's members became one, as the spec says; absent for a single judge.
  public var jury: JuryRule? { spec["judge"]?["jury"]?.string.flatMap(JuryRule.init(rawValue:)) }
}
