internal import Foundation
internal import PlumbCore

extension BenchmarkBuild {
  /// The step whose lines are the benchmark's items.
  public static let itemsStep = "items"

  /// Puts the items of a finished build where `benchmark:` finds them: `benchmark/items.jsonl` with `benchmark.yaml`.
  ///
  /// - Parameters:
  ///   - id: The benchmark's id.
  ///   - summary: What it is, one line.
  ///   - licence: What may be done with it, when known.
  /// - Returns: The benchmark's folder; `nil` when the build has no step ``itemsStep``.
  /// - Throws: `CoreError` when a file cannot be written.
  public func publish(id: String, summary: String, licence: String? = nil) throws -> String? {
    guard steps.contains(where: { $0.name == Self.itemsStep }) else { return nil }
    let target = try BuildFolder(path: "\(folder.path)/benchmark")
    let items = try JSONLinesReader<Item>(path: file(of: Self.itemsStep))
    let writer = try JSONLinesWriter(path: "\(target.path)/items.jsonl")
    for case .record(let item, _) in items { try writer.write(item) }
    try writer.finish()
    var card: JSONObject = ["id": .string(id), "summary": .string(summary)]
    card["licence"] = licence.map(JSONValue.string)
    // JSON is YAML.
    try target.write(JSONValue.object(card).text(.pretty) + "\n", to: "benchmark.yaml")
    return target.path
  }
}
