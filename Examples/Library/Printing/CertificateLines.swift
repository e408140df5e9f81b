import PlumbCore

/// Prints what is known of a judge, the verdict first.
func printLines(of certificate: Certificate) {
  print("  " + certificate.trust.sentence(in: .english))
  let shares: [(String, Proportion?)] = [
    ("same verdict in both orders", certificate.behaviour.swapConsistency),
    ("failed", certificate.behaviour.failureRate),
    ("agrees with people", certificate.agreement?.combined),
  ]
  for case (let name, let share?) in shares {
    print("  \(name): \(percent(share.value)) of \(share.count)")
  }
}

private func percent(_ share: Double) -> String { formatDecimal(100 * share, 0) + " %" }
