public import PlumbCore

/// A recipe under the name that `recipe` in a spec or a benchmark's card takes.
public struct NamedRecipe: Named, Sendable, Equatable {
  /// The name.
  public let name: String
  /// How a benchmark is run.
  public let recipe: Recipe

  /// A recipe with a name.
  public init(name: String, recipe: Recipe) {
    self.name = name
    self.recipe = recipe
  }
}

extension Registry where Element == NamedRecipe {
  /// The recipes of published benchmarks: one line each.
  ///
  /// A recipe is data; the templates it names are in the registry of templates.
  public static var standard: Registry {
    Registry(
      "a recipe",
      [
        NamedRecipe(name: "alignbench", recipe: .alignBench),
        NamedRecipe(name: "arena-hard-v0.1", recipe: .arenaHard(score: "bradley-terry")),
        NamedRecipe(
          name: "arena-hard-v2", recipe: .arenaHard(score: "weighted-win-rate", direct: ["creative_writing"])),
        NamedRecipe(name: "mt-bench", recipe: .mtBench(template: "mt-bench", pairs: .baseline)),
        NamedRecipe(name: "mt-bench-pairwise", recipe: .mtBench(template: "pairwise-cot", pairs: .baseline)),
        NamedRecipe(name: "mt-bench-pairwise-all", recipe: .mtBench(template: "pairwise-cot", pairs: .all)),
      ])
  }
}
