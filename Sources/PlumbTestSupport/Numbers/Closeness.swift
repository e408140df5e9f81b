/// Whether two numbers agree within `tolerance`; `nil` and NaN agree with nothing.
public func isClose(_ a: Double?, _ b: Double?, _ tolerance: Double) -> Bool {
  guard let a, let b else { return false }
  return abs(a - b) <= tolerance
}

/// Whether two arrays have the same length and agree within `tolerance`.
public func areClose(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, tolerance) }
}
