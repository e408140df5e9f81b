/// SplitMix64: the same numbers for the same seed.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator.
  public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number in `range`.
  public mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True with probability one half.
  public mutating func coin() -> Bool { Bool.random(using: &self) }

  /// A number from 0 up to 1, 1 excluded.
  public mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// One of `choices`.
  ///
  /// - Precondition: `choices` is not empty.
  public mutating func pick<Element>(_ choices: [Element]) -> Element { choices[int(0...(choices.count - 1))] }
}
