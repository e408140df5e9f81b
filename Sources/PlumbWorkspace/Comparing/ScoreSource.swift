internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// Judgments to compare, condensed to scores by item.
struct ScoreSource {
  /// What the source is called: the run's name, or the files' paths.
  var name: String
  var table: ItemScoreTable
  var diagnostics: [Diagnostic] = []
}

extension Workspace {
  /// Reads judgments with what their items asked.
  ///
  /// - Parameters:
  ///   - source: Where they come from.
  ///   - cluster: What dependent items share; see ``ComparisonOptions/cluster``.
  ///   - skipInvalid: Whether records of files with errors are left out.
  /// - Returns: The scores, and what was found in the files.
  /// - Throws: `CoreError` when a file is bad or holds no judgment, or there is no such run.
  func scores(of source: JudgmentSource, cluster: String? = nil, skipInvalid: Bool) throws -> ScoreSource {
    switch source {
    case .run(let name): return try scores(ofRun: name, cluster: cluster)
    case .files(let paths, let format):
      return try scores(ofFiles: paths, format: format, cluster: cluster, skipInvalid: skipInvalid)
    case .named(let name, let format):
      var isFolder: ObjCBool = false
      let isFile = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) && !isFolder.boolValue
      return isFile
        ? try scores(ofFiles: [name], format: format, cluster: cluster, skipInvalid: skipInvalid)
        : try scores(ofRun: name, cluster: cluster)
    }
  }

  private func scores(ofFiles paths: [String], format: String, cluster: String?, skipInvalid: Bool) throws
    -> ScoreSource
  {
    var table = ItemScoreTable()
    var baselines: Set<String> = []
    let report = try registries.judgmentFormats.element(named: format)
      .read(paths, ReadOptions(skipInvalid: skipInvalid)) { imported in
        if let baseline = imported.baseline { baselines.insert(baseline) }
        table.add(
          imported.judgment, cluster: cluster.flatMap { clusterName($0, of: imported.judgment, item: imported.item) },
          turns: imported.item.turns)
      }
    if baselines.count == 1 { table.namedBaseline = baselines.first }
    let name = paths.joined(separator: ", ")
    guard !table.models.isEmpty else { throw CoreError(.invalidInput, "\(name): no judgments found.") }
    return ScoreSource(name: name, table: table, diagnostics: report.diagnostics)
  }

  private func scores(ofRun name: String, cluster: String?) throws -> ScoreSource {
    let run = try StoredRun(name, workspace: path)
    var items: [String: Item] = [:]
    if FileManager.default.fileExists(atPath: run.folder.items) {
      for case .record(let item, _) in try JSONLinesReader<Item>(path: run.folder.items) { items[item.id] = item }
    }
    var table = ItemScoreTable(baseline: run.facts.baseline)
    for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: run.folder.judgments) {
      let item = items[judgment.item] ?? Item(id: judgment.item, turns: [])
      table.add(
        judgment, cluster: cluster.flatMap { clusterName($0, of: judgment, item: item) }, turns: item.turns)
    }
    return ScoreSource(name: run.facts.name, table: table)
  }
}

/// The cluster of a judgment's item: a known part of it, or a member of the item or the judgment.
private func clusterName(_ key: String, of judgment: Judgment, item: Item) -> String? {
  switch key {
  case "item": return judgment.item
  case "category": return (judgment.category.isEmpty ? item.category : judgment.category).first
  case "language": return judgment.language ?? item.language
  default:
    let value = item.extra[key] ?? judgment.extra[key]
    return value.map { $0.string ?? $0.text() }
  }
}
