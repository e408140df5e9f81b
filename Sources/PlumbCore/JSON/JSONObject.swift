/// The members of a JSON object, in order.
///
/// Objects here are small (tens of keys), so look-up walks the entries: O(count). When a file names a key twice, the last
/// one counts.
public struct JSONObject: Sendable {
  /// One member.
  public struct Entry: Sendable, Equatable {
    /// The member's name.
    public var key: String
    /// The member's value.
    public var value: JSONValue

    /// A member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in order.
  public private(set) var entries: [Entry]

  /// An object of the given members.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The names in order.
  public var keys: [String] { entries.map(\.key) }

  /// Whether there is no member.
  public var isEmpty: Bool { entries.isEmpty }

  /// The value under `key`.
  ///
  /// Setting an existing key keeps its place, a new key goes last, `nil` removes.
  public subscript(key: String) -> JSONValue? {
    get { entries.last { $0.key == key }?.value }
    set {
      if let index = entries.lastIndex(where: { $0.key == key }) {
        if let newValue { entries[index].value = newValue } else { entries.removeAll { $0.key == key } }
      } else if let newValue {
        entries.append(Entry(key: key, value: newValue))
      }
    }
  }

  /// Adds the members of `other` whose keys are not here yet.
  public mutating func append(missingFrom other: JSONObject) {
    for key in other.keys where self[key] == nil { self[key] = other[key] }
  }
}

extension JSONObject: Equatable {
  /// Whether both hold the same members, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.entries.count == right.entries.count else { return false }
    return left.entries.allSatisfy { right[$0.key] == left[$0.key] }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with its keys in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Entry(key: $0.0, value: $0.1) })
  }
}
