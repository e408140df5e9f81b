public import PlumbCore
internal import PlumbEvaluation
package import PlumbFormats

/// A benchmark that was made from another system's files.
public struct BenchmarkImport: Sendable, Equatable {
  /// The folder that was written; `benchmark:` of a run takes it.
  public let folder: String
  /// The file of items.
  public let itemsPath: String
  /// How many items.
  public let items: Int
  /// The file of the recipe; absent when the system brings none.
  public let card: String?
  /// The models whose responses were written to `responses/NAME.jsonl`.
  public let models: [String]
  /// How many judgments were written to `judgments.jsonl`.
  public let judgments: Int
  /// What was found in the files that does not stop the import.
  public let diagnostics: [Diagnostic]

  /// The counts and paths as one object.
  public var json: JSONObject {
    var object: JSONObject = ["items": JSONValue(items), "path": .string(itemsPath)]
    object["card"] = card.map(JSONValue.string)
    if !models.isEmpty { object["responses"] = .array(models.map(JSONValue.string)) }
    if judgments > 0 { object["judgments"] = JSONValue(judgments) }
    return object
  }
}

extension Workspace {
  /// Makes a benchmark from another system's files: `items.jsonl`, `benchmark.yaml` where the system brings a recipe, and
  /// the responses and judgments that the files hold.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - format: The name of one of ``Registries/benchmarkFormats``.
  ///   - folder: The folder to write; created when missing.
  ///   - skipInvalid: Whether bad lines are left out instead of refused.
  /// - Returns: What was written, and where.
  /// - Throws: `CoreError` for an unknown format, a bad file, or a folder that cannot be written.
  public func importBenchmark(
    _ path: String, format: String, to folder: String, skipInvalid: Bool = false
  ) throws -> BenchmarkImport {
    let options = ReadOptions(skipInvalid: skipInvalid)
    let format = try registries.benchmarkFormats.element(named: format)
    let imported = try format.read(path, options)
    let itemsPath = try RunFolder(benchmarkAt: folder).items
    let more = try format.importMore?(path, folder, imported.items, options) ?? ImportedMaterial()
    let card = try imported.write(to: folder)
    return BenchmarkImport(
      folder: folder, itemsPath: itemsPath, items: imported.items.count, card: card, models: more.models,
      judgments: more.judgments, diagnostics: imported.diagnostics + more.diagnostics)
  }
}

extension ImportedBenchmark {
  /// Writes `items.jsonl`, and `benchmark.yaml` where the system brings a recipe.
  ///
  /// - Parameter folder: The folder to write; created when missing.
  /// - Returns: The path of `benchmark.yaml`, where it was written.
  /// - Throws: `CoreError` when a file cannot be written.
  @discardableResult
  package func write(to folder: String) throws(CoreError) -> String? {
    let files = try RunFolder(benchmarkAt: folder)
    let writer = try JSONLinesWriter(path: files.items)
    for item in items { try writer.write(item) }
    try writer.finish()
    guard !card.isEmpty else { return nil }
    // JSON is YAML too.
    try files.write(JSONValue.object(card).text(.pretty) + "\n", to: "\(folder)/benchmark.yaml")
    return "\(folder)/benchmark.yaml"
  }
}
