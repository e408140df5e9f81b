public import PlumbCore
public import PlumbEvaluation

extension Workspace {
  /// Reads a run's spec; it may name any recipe and any leaderboard method of ``registries``.
  ///
  /// - Parameter document: The file.
  /// - Returns: The spec, for ``prepare(_:options:)``.
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public func runSpec(_ document: YAMLDocument) throws(CoreError) -> RunSpec {
    try RunSpec(document, recipes: registries.recipes, methods: registries.methods)
  }

  /// Reads a build's spec; it may name any build recipe of ``registries``.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - recipe: The recipe's name where the caller says so; goes over the file's.
  /// - Returns: The spec, for ``build(_:)``.
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public func buildSpec(_ document: YAMLDocument, recipe: String? = nil) throws(CoreError) -> BuildSpec {
    try BuildSpec(document, recipe: recipe, recipes: registries.buildRecipes)
  }
}
