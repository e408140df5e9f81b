internal import PlumbCore
internal import PlumbEvaluation

/// Builds a run spec from flags, so that single stages go the same way as a whole run.
enum StageSpecs {
  /// A spec document from its keys; `origin` is how messages call it.
  static func spec(_ object: JSONObject, origin: String) throws -> RunSpec {
    try RunSpec(YAMLDocument(text: JSONValue.object(object).text(.pretty), file: origin))
  }

  /// `NAME=FILE`, or a file whose name without its ending is the model's.
  static func namedFile(_ text: String) -> (name: String, path: String) {
    if let equals = text.firstIndex(of: "=") {
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    let file = text.split(separator: "/").last.map(String.init) ?? text
    return (file.split(separator: ".").first.map(String.init) ?? file, text)
  }
}
