internal import PlumbCore

/// Python's `random.Random(text)`: the Mersenne Twister MT19937, seeded from a string as CPython does (version 2).
///
/// alpaca_eval draws the order of answers and the annotator of a pool with it, so its choices can be reproduced.
///
/// - Note: Matsumoto & Nishimura 1998, doi:10.1145/272991.272995; CPython `Modules/_randommodule.c`.
public struct PythonRandom: Sendable, Equatable {
  private var state: [UInt32]
  private var index = Self.size

  private static let size = 624
  private static let shift = 397

  /// The generator of `random.Random(seed)` for a string.
  ///
  /// The seed is the big-endian number of the UTF-8 bytes followed by their SHA-512 digest.
  public init(seed: String) {
    let text = Array(seed.utf8)
    let bytes = text + sha512(text)
    var words: [UInt32] = []
    for end in stride(from: bytes.count, to: 0, by: -4) {
      words.append(bytes[max(0, end - 4)..<end].reduce(0) { $0 << 8 | UInt32($1) })
    }
    while words.count > 1, words.last == 0 { words.removeLast() }
    self.init(words: words)
  }

  // Matsumoto's init_by_array.
  private init(words: [UInt32]) {
    let n = Self.size
    state = [UInt32](repeating: 0, count: n)
    state[0] = 19_650_218
    for i in 1..<n { state[i] = 1_812_433_253 &* (state[i - 1] ^ state[i - 1] >> 30) &+ UInt32(i) }
    var i = 1
    var j = 0
    func wrap() {
      if i >= n {
        state[0] = state[n - 1]
        i = 1
      }
    }
    for _ in 0..<max(n, words.count) {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_664_525) &+ words[j] &+ UInt32(j)
      i += 1
      j = j + 1 == words.count ? 0 : j + 1
      wrap()
    }
    for _ in 1..<n {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
      i += 1
      wrap()
    }
    state[0] = 0x8000_0000
  }

  /// The next number of Python's `random()`, in 0..<1, with 53 random bits.
  public mutating func random() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// The index that Python's `choices(population, k=1)` picks in a population of `count`.
  ///
  /// - Precondition: `count` is at least 1.
  public mutating func choice(of count: Int) -> Int {
    precondition(count >= 1, "a choice needs at least one element")
    return Int(random() * Double(count))
  }

  private mutating func next() -> UInt32 {
    let n = Self.size
    if index == n {
      for k in 0..<n {
        let y = state[k] & 0x8000_0000 | state[(k + 1) % n] & 0x7FFF_FFFF
        state[k] = state[(k + Self.shift) % n] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
      }
      index = 0
    }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9D2C_5680
    y ^= y << 15 & 0xEFC6_0000
    return y ^ y >> 18
  }
}
