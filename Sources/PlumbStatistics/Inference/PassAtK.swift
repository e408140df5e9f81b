/// The unbiased estimate of the chance that at least one of k samples passes: 1 − C(n − c, k) /
/// C(n, k).
///
/// - Parameters:
///   - samples: n: samples drawn, ≥ k.
///   - passed: c: how many passed, in 0…n.
///   - k: How many may be tried, ≥ 1.
/// - Returns: Between 0 and 1; `nil` when an argument is outside its range (k > n has no unbiased
///   estimate).
/// - Complexity: O(k), in the product form, which does not overflow.
/// - Note: Chen et al. 2021, arXiv 2107.03374, equation 1.
public func passAtK(samples: Int, passed: Int, k: Int) -> Double? {
  guard k >= 1, samples >= k, passed >= 0, passed <= samples else { return nil }
  guard samples - passed >= k else { return 1 }
  var fail = 1.0
  for step in 0..<k { fail *= Double(samples - passed - step) / Double(samples - step) }
  return 1 - fail
}

/// The unbiased estimate of the chance that all of k samples pass: C(c, k) / C(n, k).
///
/// - Parameters:
///   - samples: n: samples drawn, ≥ k.
///   - passed: c: how many passed, in 0…n.
///   - k: How many must pass, ≥ 1.
/// - Returns: Between 0 and 1; `nil` when an argument is outside its range.
/// - Note: Yao et al. 2024, τ-bench, arXiv 2406.12045 (pass^k).
public func passPowerK(samples: Int, passed: Int, k: Int) -> Double? {
  guard k >= 1, samples >= k, passed >= 0, passed <= samples else { return nil }
  var all = 1.0
  for step in 0..<k { all *= Double(max(0, passed - step)) / Double(samples - step) }
  return all
}
