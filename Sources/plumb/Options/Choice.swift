internal import ArgumentParser

/// Reads an option that is one of a few words.
///
/// - Parameter word: What the user wrote.
/// - Returns: The value.
/// - Throws: `ValidationError` that lists the words.
func choice<Value: RawRepresentable<String> & CaseIterable>(_ word: String) throws -> Value {
  guard let value = Value(rawValue: word) else {
    throw ValidationError("'\(word)': expected \(Value.allCases.map(\.rawValue).joined(separator: ", ")).")
  }
  return value
}
