internal import Foundation
internal import PlumbCore

/// Freezes a version: its items and card in a folder that is never written again, and a changelog beside it.
///
/// `OUTPUT/VERSION/items.jsonl`, `OUTPUT/VERSION/benchmark.yaml`, `OUTPUT/CHANGELOG.md`. Freezing the same items again changes
/// nothing; other items under a frozen version are refused.
struct FreezeStep: BuildStep {
  let name = "freeze"
  let folder: String
  let id: String
  let version: String
  let summary: String
  let licence: String?
  /// The versions frozen so far, oldest first, found when the steps were made.
  let previous: String?

  let reads = [BenchmarkBuild.itemsStep]
  var files: [String] {
    [previous.map { "\(folder)/\($0)/items.jsonl" }, "\(folder)/\(version)/items.jsonl"].compactMap(\.self)
      .filter { FileManager.default.fileExists(atPath: $0) }
  }
  var settings: JSONObject {
    [
      "version": 1, "folder": .string(folder), "id": .string(id), "frozen": .string(version),
      "previous": previous.map(JSONValue.string) ?? .null, "summary": .string(summary),
      "licence": licence.map(JSONValue.string) ?? .null,
    ]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: BenchmarkBuild.itemsStep)
    guard !items.isEmpty else {
      throw EvaluationError(.invalidInput, "There is nothing to freeze: no question was accepted and kept.")
    }
    let target = "\(folder)/\(version)"
    let isFrozen = FileManager.default.fileExists(atPath: "\(target)/items.jsonl")
    if isFrozen {
      let frozen = try JSONLinesReader<Item>.load(path: "\(target)/items.jsonl").records
      guard frozen == items else {
        let differing = VersionChange.changes(from: frozen, to: items).count
        throw EvaluationError(
          .invalidInput,
          "Version \(version) is frozen in \(target) with other items (\(max(1, differing)) differ). Give a new `version`."
        )
      }
    }
    let earlier = try previous.map { try JSONLinesReader<Item>.load(path: "\(folder)/\($0)/items.jsonl").records }
    let changes = earlier.map { VersionChange.changes(from: $0, to: items) } ?? []
    if !isFrozen { try freeze(items, changes, to: target) }
    for change in changes { try output.write(change) }
    return StepResult(
      counts: [NamedCount("frozen", items.count)]
        + VersionChange.Kind.allCases.compactMap { kind in
          let count = changes.count { $0.kind == kind }
          return count > 0 ? NamedCount(kind.rawValue, count) : nil
        }, details: ["path": .string(target)])
  }

  private func freeze(_ items: [Item], _ changes: [VersionChange], to target: String) throws {
    // Read before anything is written: a changelog that cannot be read must neither be lost nor stop half a freeze.
    let old = try changelog()
    let place = try BuildFolder(path: target)
    var card: JSONObject = ["id": .string("\(id)-\(version)"), "summary": .string(summary)]
    card["licence"] = licence.map(JSONValue.string)
    // JSON is YAML.
    try place.write(JSONValue.object(card).text(.pretty) + "\n", to: "benchmark.yaml")
    let section = changelogSection(version: version, previous: previous, items: items, changes: changes)
    let heading = "# Changelog of \(id)\n\n"
    let rest = old.hasPrefix(heading) ? String(old.dropFirst(heading.count)) : old
    if !rest.hasPrefix(section) {
      try BuildFolder(path: folder).write(heading + section + (rest.isEmpty ? "" : "\n" + rest), to: "CHANGELOG.md")
    }
    // Last: a version with items is frozen.
    let writer = try JSONLinesWriter(path: "\(target)/items.jsonl")
    for item in items { try writer.write(item) }
    try writer.finish()
  }

  /// The changelog of the versions frozen so far; empty before the first.
  private func changelog() throws(CoreError) -> String {
    let path = "\(folder)/CHANGELOG.md"
    guard FileManager.default.fileExists(atPath: path) else { return "" }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CoreError(
        .file,
        "\(path): cannot be read as UTF-8 text (\(error.localizedDescription)), so version \(version) was not frozen. Repair the changelog or move it away."
      )
    }
  }
}

/// A version's part of the changelog: which references changed in meaning comes first.
func changelogSection(version: String, previous: String?, items: [Item], changes: [VersionChange]) -> String {
  var lines = ["## \(version)", ""]
  guard let previous else {
    lines.append("First version: \(items.count) items.")
    return lines.joined(separator: "\n") + "\n"
  }
  lines.append("\(items.count) items. Compared with \(previous):")
  let titles: [(VersionChange.Kind, String)] = [
    (.meaning, "References that changed in meaning: results on these items do not compare"),
    (.question, "Questions that changed: results on these items do not compare"), (.added, "Added"),
    (.removed, "Removed"), (.wording, "References in other words"), (.metadata, "Category or evidence"),
    (.typography, "Spaces, width and punctuation only"),
  ]
  for (kind, title) in titles {
    let found = changes.filter { $0.kind == kind }
    guard !found.isEmpty else { continue }
    lines += ["", "### \(title) (\(found.count))", ""]
    lines += found.map { $0.detail.isEmpty ? "- \($0.item)" : "- \($0.item): \($0.detail)" }
  }
  if changes.isEmpty { lines += ["", "No item changed."] }
  return lines.joined(separator: "\n") + "\n"
}
