internal import Foundation
public import PlumbCore

/// The benchmarks that can be named in a spec: built in, or a path.
public enum BenchmarkLibrary {
  /// The built-in benchmarks.
  ///
  /// A new one is a folder of items and an entry here.
  public static var builtIn: [Benchmark] {
    [
      Benchmark(
        id: "starter-en", summary: "English everyday requests in eight categories, with reference answers.",
        licence: "Apache-2.0", source: .builtIn(StarterEnglish.items)),
      Benchmark(
        id: "starter-zh", summary: "中文日常请求，八个类别，附参考答案。", licence: "Apache-2.0",
        source: .builtIn(StarterChinese.items)),
    ]
  }

  /// Finds a benchmark.
  ///
  /// - Parameters:
  ///   - name: A built-in id; a path to items (`.jsonl`); or a folder with `items.jsonl` and, optionally, `benchmark.yaml`
  ///     (keys `id`, `summary`, `licence`, `recipe`: its keys, or the name of a built-in one).
  ///   - folder: What a relative path is relative to.
  ///   - recipes: The recipes that a folder's `benchmark.yaml` can name.
  /// - Returns: The benchmark.
  /// - Throws: `CoreError` with the names and forms that work.
  public static func benchmark(
    named name: String, relativeTo folder: String = ".", recipes: Registry<NamedRecipe> = .standard
  ) throws(CoreError) -> Benchmark {
    if let found = builtIn.first(where: { $0.id == name }) { return found }
    let path = BaseFolder(folder).resolve(name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let known = builtIn.map(\.id).joined(separator: ", ")
      throw CoreError(
        .invalidInput, "benchmark '\(name)': neither built in (\(known)) nor a file or folder at \(path).")
    }
    let fallbackID = URL(filePath: path).deletingPathExtension().lastPathComponent
    guard isFolder.boolValue else {
      return Benchmark(id: fallbackID, summary: "Items of \(name).", source: .file(path))
    }
    let items = "\(path)/items.jsonl"
    guard FileManager.default.fileExists(atPath: items) else {
      throw CoreError(.invalidInput, "benchmark '\(name)': the folder has no items.jsonl.")
    }
    var benchmark = Benchmark(id: fallbackID, summary: "Items of \(name).", source: .file(items))
    let card = "\(path)/benchmark.yaml"
    if FileManager.default.fileExists(atPath: card) {
      try benchmark.update(from: YAMLDocument(path: card), recipes: recipes)
    }
    return benchmark
  }
}

extension Benchmark {
  fileprivate mutating func update(from card: YAMLDocument, recipes: Registry<NamedRecipe>) throws(CoreError) {
    var fields = try card.fields()
    id = fields.optional("id", .nonEmptyString) ?? id
    summary = fields.optional("summary", .nonEmptyString) ?? summary
    licence = fields.optional("licence", .nonEmptyString) ?? fields.optional("license", .nonEmptyString)
    if fields.value("recipe")?.string != nil {
      recipe = fields.optional("recipe", in: recipes)?.recipe ?? recipe
    } else if let object = fields.optional("recipe", .object) {
      var nested = fields.nested(object, at: "recipe")
      if let object = nested.optional("generation", .object) {
        var own = nested.nested(object, at: "generation")
        recipe.generation.update(from: &own)
        nested.report(own.diagnostics)
      }
      if let object = nested.optional("judge", .object) {
        var own = nested.nested(object, at: "judge")
        recipe.judging.update(from: &own)
        nested.report(own.diagnostics)
      }
      recipe.score = nested.optional("score", .nonEmptyString) ?? recipe.score
      fields.report(nested.diagnostics)
    }
    guard fields.isValid else { throw CoreError(fields.problems("a benchmark's card")) }
  }
}
