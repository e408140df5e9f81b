/// Names by number, numbered in the order they first came.
struct NameList: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a name, new or known.
  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  /// The number of a known name.
  func known(_ name: String) -> Int? { numbers[name].map(Int.init) }
}
