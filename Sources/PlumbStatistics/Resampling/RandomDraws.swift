extension RandomNumberGenerator {
  /// A uniform number in [0, 1), with 53 random bits.
  @inline(__always) mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A uniform index below `count`, by Lemire's multiplication (bias below 2⁻³² for fewer than 2³²
  /// items).
  @inline(__always) mutating func index(below count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
  }

  /// A standard normal number, by inversion.
  mutating func standardNormal() -> Double {
    normalQuantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }

  /// Fills `indices` with uniform indices below `count`.
  mutating func fill(_ indices: inout [Int], below count: Int) {
    for position in indices.indices { indices[position] = index(below: count) }
  }
}
