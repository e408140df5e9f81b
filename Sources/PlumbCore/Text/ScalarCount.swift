extension String {
  /// The number of Unicode scalars, by which texts are measured here.
  ///
  /// Counts the bytes that do not continue a scalar, which is many times faster than walking the scalars.
  ///
  /// - Complexity: O(bytes).
  package var scalarCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      // Bytes that start a scalar, 255 blocks of 32 at a time so that the lanes' counts fit in a byte.
      var count = 0
      var at = 0
      while at + 32 <= bytes.count {
        var lanes = SIMD32<UInt8>()
        let end = min(bytes.count - 31, at + 32 * 255)
        while at < end {
          let block = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self)
          lanes &+= SIMD32<UInt8>(repeating: 0).replacing(with: 1, where: (block & 0xC0) .!= 0x80)
          at += 32
        }
        count += Int(SIMD32<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
      }
      while at < bytes.count {
        count += bytes[at] & 0xC0 == 0x80 ? 0 : 1
        at += 1
      }
      return count
    }
  }
}
