/// Names by number, looked up by their bytes without making a string of each occurrence.
struct ByteNames {
  private(set) var names: [String] = []
  private var bytes: [[UInt8]] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1024)

  /// The number of a name, new or known; names are numbered in the order they first came.
  @inline(__always) mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0 {
      let number = slots[slot]
      if bytes[Int(number)].elementsEqual(name) { return number }
      slot = (slot + 1) & mask
    }
    return add(name, at: slot)
  }

  /// The number of a name, new or known.
  mutating func number(of name: String) -> Int32 {
    var name = name
    return name.withUTF8 { number(of: $0) }
  }

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, at slot: Int) -> Int32 {
    let number = Int32(names.count)
    slots[slot] = number
    bytes.append(Array(name))
    names.append(String(decoding: name, as: UTF8.self))
    if 2 * names.count > slots.count { rehash() }
    return number
  }

  private mutating func rehash() {
    slots = Array(repeating: -1, count: 4 * slots.count)
    let mask = slots.count - 1
    for (number, name) in bytes.enumerated() {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
