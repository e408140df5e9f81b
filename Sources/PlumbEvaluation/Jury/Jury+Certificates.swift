public import PlumbCore

extension Jury {
  /// How the jury behaved, and after it how each member did.
  ///
  /// - Parameters:
  ///   - verdicts: What the jury found.
  ///   - judgments: What its members said.
  /// - Returns: Certificates of behaviour alone.
  public func certificates(_ verdicts: Verdicts, of judgments: some Sequence<Judgment>) -> [Certificate] {
    var table = CertificationTable()
    for judgment in verdicts.judgments { table.add(judgment) }
    for judgment in judgments { table.add(judgment) }
    return table.behaviours.map { behaviour in
      behaviour.judge == name
        ? Certificate(behaviour: behaviour, juryRule: rule.rawValue, members: verdicts.members)
        : Certificate(behaviour: behaviour)
    }
  }
}
