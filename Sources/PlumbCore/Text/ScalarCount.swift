extension String {
  /// The number of Unicode scalars, by which texts are measured here.
  ///
  /// Counts the bytes that do not continue a scalar, which is many times faster than walking the scalars.
  ///
  /// - Complexity: O(bytes).
  package var scalarCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      // Bytes that continue a scalar (10xxxxxx), eight at a time in the lanes of a word, 255 words at most so that no
      // lane overflows.
      let raw = UnsafeRawBufferPointer(bytes)
      let lanes: UInt64 = 0x0101_0101_0101_0101
      var count = 0
      var at = 0
      while at + 8 <= raw.count {
        let end = min(raw.count - 7, at + 8 * 255)
        let start = at
        var sums: UInt64 = 0
        while at < end {
          let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          sums &+= (word &>> 7) & ~(word &>> 6) & lanes
          at += 8
        }
        // The sum of the eight lanes: first of pairs, in sixteen bits each.
        let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ ((sums &>> 8) & 0x00FF_00FF_00FF_00FF)
        count += at - start - Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
      }
      while at < bytes.count {
        count += bytes[at] & 0xC0 == 0x80 ? 0 : 1
        at += 1
      }
      return count
    }
  }
}
