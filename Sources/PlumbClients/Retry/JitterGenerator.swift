internal import PlumbCore

/// Random numbers that depend only on a request's key, so that a run's waits can be repeated.
///
/// SplitMix64 (Steele, Lea & Flood 2014), seeded with the key's first eight bytes.
internal struct JitterGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ key: RequestKey) { state = key.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
