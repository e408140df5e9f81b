internal import PlumbJudging

extension ModelSource {
  /// The items' own reference answers.
  static let reference = ModelSource("reference") { entry, _ in ReferenceResponseSource(name: entry.name) }

  /// The reference answers to other items: fluent, and wrong by construction.
  static let misplacedReference = ModelSource("misplaced-reference") { entry, context in
    MisplacedReferenceSource(name: entry.name, items: try context.items())
  }
}
