/// A small seeded generator whose streams are derived by index.
///
/// One seed per run and one generator per item, `SplitMix64(seed:index:)`, make results independent
/// of the order and number of threads.
///
/// - Note: Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195; passes BigCrush. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable, Codable, Equatable {
  private var state: UInt64

  /// A generator with the reference sequence of `seed`.
  ///
  /// - Parameter seed: Any number.
  public init(seed: UInt64) { state = seed }

  /// The generator of item `index` in a run with `seed`.
  ///
  /// - Parameters:
  ///   - seed: The run's seed.
  ///   - index: The item's position; different positions give unrelated sequences.
  public init(seed: UInt64, index: Int) {
    var outer = SplitMix64(seed: seed)
    var inner = SplitMix64(seed: UInt64(bitPattern: Int64(index)) ^ 0xD1B5_4A32_D192_ED03)
    state = outer.next() ^ inner.next()
  }

  /// The next 64 random bits.
  ///
  /// - Returns: A uniform number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
