/// Near-duplicate texts by MinHash with banding, each candidate checked by the exact Jaccard similarity.
///
/// A text is a set of shingles: runs of `shingle` letters or digits after case, width and everything else are folded away,
/// so that spacing, punctuation and line breaks do not tell texts apart. 128 permutations are cut into 32 bands of 4, so a
/// pair of similarity 0.8 becomes a candidate with probability 1 − (1 − 0.8⁴)³² > 0.9999999, one of 0.5 with 0.87; the exact
/// check decides.
///
/// - Note: Broder 1997, doi:10.1109/SEQUEN.1997.666900; banding after Leskovec, Rajaraman & Ullman, chapter 3.
public struct NearDuplicates: Sendable {
  /// The least Jaccard similarity of duplicates, 0–1.
  public let threshold: Double
  /// How many letters a shingle has.
  public let shingle: Int

  private static let bands = 32
  private static let rows = 4
  private let multipliers: [UInt64]

  /// A finder.
  ///
  /// - Parameters:
  ///   - threshold: The least Jaccard similarity of duplicates, 0–1.
  ///   - shingle: How many letters a shingle has, ≥ 1.
  ///   - seed: What the permutations derive from; results hardly depend on it, since candidates are checked.
  public init(threshold: Double = 0.8, shingle: Int = 5, seed: UInt64 = 0) {
    self.threshold = threshold
    self.shingle = max(1, shingle)
    multipliers = (0..<UInt64(Self.bands * Self.rows)).map { mixed(seed &* 0x9E37_79B9 &+ $0 &+ 1) | 1 }
  }

  /// For each text the earliest one that it repeats; `nil` for those that stay.
  ///
  /// A text is compared only with texts that stay, so duplicates never chain: every dropped text is similar to the one that
  /// is named.
  ///
  /// - Parameter texts: The texts in order.
  /// - Returns: As many entries as texts.
  /// - Complexity: O(total length × 128) and the checks of candidates.
  public func originals(of texts: [String]) -> [Int?] {
    var originals = [Int?](repeating: nil, count: texts.count)
    var sets: [Int: Set<UInt64>] = [:]
    var buckets = [[UInt64: [Int]]](repeating: [:], count: Self.bands)
    for (index, text) in texts.enumerated() {
      let shingles = shingles(of: text)
      let bandKeys = bandKeys(of: shingles)
      var checked: Set<Int> = []
      var found: Int?
      for (band, key) in bandKeys.enumerated() {
        for candidate in buckets[band][key] ?? [] where checked.insert(candidate).inserted {
          if let other = sets[candidate], jaccard(shingles, other) >= threshold {
            found = min(found ?? candidate, candidate)
          }
        }
      }
      originals[index] = found
      guard found == nil else { continue }
      sets[index] = shingles
      for (band, key) in bandKeys.enumerated() { buckets[band][key, default: []].append(index) }
    }
    return originals
  }

  /// The hashes of a text's shingles; one hash of the whole for a text shorter than a shingle.
  func shingles(of text: String) -> Set<UInt64> {
    let letters = foldedLetters(of: text)
    guard letters.count > shingle else { return [hash(letters[...])] }
    var set: Set<UInt64> = []
    set.reserveCapacity(letters.count)
    for start in 0...(letters.count - shingle) { set.insert(hash(letters[start..<(start + shingle)])) }
    return set
  }

  private func bandKeys(of shingles: Set<UInt64>) -> [UInt64] {
    var minima = [UInt64](repeating: .max, count: multipliers.count)
    for value in shingles {
      for index in multipliers.indices {
        let permuted = (value &* multipliers[index]) ^ (value >> 29)
        if permuted < minima[index] { minima[index] = permuted }
      }
    }
    return (0..<Self.bands).map { band in
      minima[(band * Self.rows)..<((band + 1) * Self.rows)].reduce(UInt64(band)) { mixed($0 ^ $1) }
    }
  }

  private func hash(_ letters: ArraySlice<UInt32>) -> UInt64 {
    letters.reduce(0xCBF2_9CE4_8422_2325) { mixed($0 ^ UInt64($1)) }
  }
}

/// The share of elements that two sets have in common, of all that either has; 1 for two empty sets.
func jaccard(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Double {
  let (small, large) = left.count <= right.count ? (left, right) : (right, left)
  let common = small.count { large.contains($0) }
  let union = left.count + right.count - common
  return union == 0 ? 1 : Double(common) / Double(union)
}

/// The letters and digits of a text in lower case, full-width forms as their plain twins.
func foldedLetters(of text: String) -> [UInt32] {
  var letters: [UInt32] = []
  letters.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    switch value {
    case 0x41...0x5A: letters.append(value + 0x20)
    case 0x30...0x39, 0x61...0x7A: letters.append(value)
    case 0..<0x80: break
    default:
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { break }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { letters.append(lower.value) }
    }
  }
  return letters
}

/// A 64-bit number stirred so that each bit depends on all (SplitMix64's finalizer).
func mixed(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
