package import PlumbCore
internal import PlumbEvaluation
package import PlumbFormats

/// Writes an imported benchmark: `items.jsonl`, and `benchmark.yaml` where the system brings a recipe.
///
/// - Parameters:
///   - imported: The benchmark.
///   - folder: The folder to write; created when missing.
/// - Throws: `CoreError` when a file cannot be written.
package func writeBenchmark(_ imported: ImportedBenchmark, to folder: String) throws(CoreError) {
  let files = try RunFolder(benchmarkAt: folder)
  let writer = try JSONLinesWriter(path: files.items)
  for item in imported.items { try writer.write(item) }
  try writer.finish()
  guard !imported.card.isEmpty else { return }
  // JSON is YAML too.
  try files.write(JSONValue.object(imported.card).text(.pretty) + "\n", to: "\(folder)/benchmark.yaml")
}
