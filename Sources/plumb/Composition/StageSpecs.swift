internal import PlumbCore

/// Files that belong to a model.
enum StageSpecs {
  /// `NAME=FILE`, or a file whose name without its ending is the model's.
  static func namedFile(_ text: String) -> (name: String, path: String) {
    let file = NamedFile(text)
    return (file.name, file.path)
  }
}
