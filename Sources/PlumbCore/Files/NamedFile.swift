/// A file that belongs to a model.
public struct NamedFile: Sendable, Equatable {
  /// The model's name.
  public var name: String
  /// The file's path.
  public var path: String

  /// A file with the name of its model.
  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// Reads `NAME=FILE`, or a path alone, whose last part without its endings is the model's name.
  ///
  /// - Parameter text: What a user wrote; `runs/a.b.jsonl` names the model `a`, `b=runs/a.jsonl` the model `b`.
  public init(_ text: String) {
    if let equals = text.firstIndex(of: "=") {
      self.init(name: String(text[..<equals]), path: String(text[text.index(after: equals)...]))
    } else {
      let file = text.split(separator: "/").last.map(String.init) ?? text
      self.init(name: file.split(separator: ".").first.map(String.init) ?? file, path: text)
    }
  }
}
