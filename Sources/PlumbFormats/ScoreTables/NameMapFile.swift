public import PlumbCore

/// Reading of a JSON object that says how one source's names are called in another.
public enum NameMapFile {
  /// Reads the names.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Returns: The object's pairs.
  /// - Throws: `CoreError` when it is not an object of texts.
  public static func read(path: String) throws(CoreError) -> [String: String] {
    let bytes = try FileContents.bytes(of: path)
    guard let object = try? JSONValue.parse(bytes).object else {
      throw CoreError(
        .invalidInput, "\(path): expected a JSON object of names, such as {\"their name\": \"our name\"}.")
    }
    var names: [String: String] = [:]
    for entry in object.entries {
      guard let name = entry.value.string else {
        throw CoreError(
          .invalidInput, "\(path): field '\(entry.key)': expected a name, found \(entry.value.kindDescription).")
      }
      names[entry.key] = name
    }
    return names
  }
}
