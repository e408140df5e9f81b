extension String {
  /// The number of Unicode scalars, by which texts are measured here.
  ///
  /// Counts the bytes that do not continue a scalar, which is many times faster than walking the scalars.
  ///
  /// - Complexity: O(bytes).
  package var scalarCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      var count = 0
      for byte in bytes { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
      return count
    }
  }
}
