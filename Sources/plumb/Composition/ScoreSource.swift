internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbWorkspace
internal import PlumbFormats

/// Judgments to compare: a file of a format, or a finished run.
struct ScoreSource {
  var name: String
  var table: ItemScoreTable
  var diagnostics: [Diagnostic]

  /// Reads files of judgments.
  ///
  /// - Throws: `CoreError` when a file is bad or holds no judgment.
  init(paths: [String], from format: String, name: String? = nil, cluster: String?, skipInvalid: Bool) throws {
    var table = ItemScoreTable()
    let format = try Registry<JudgmentFormat>.standard.element(named: format)
    var baselines: Set<String> = []
    let report = try format.read(paths, ReadOptions(skipInvalid: skipInvalid)) { imported in
      if let baseline = imported.baseline { baselines.insert(baseline) }
      table.add(
        imported.judgment, cluster: cluster.flatMap { Self.cluster($0, of: imported.judgment, item: imported.item) },
        turns: imported.item.turns)
    }
    if baselines.count == 1 { table.namedBaseline = baselines.first }
    self.name = name ?? paths.joined(separator: ", ")
    self.table = table
    diagnostics = report.diagnostics
    guard !table.models.isEmpty else {
      throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.")
    }
  }

  /// Reads a finished run with what its items asked.
  ///
  /// - Throws: `CoreError` when there is no such run.
  init(run: String, workspace: String, cluster: String?) throws {
    let finished = try StoredRun(run, workspace: workspace)
    name = finished.facts.name
    diagnostics = []
    var items: [String: Item] = [:]
    if FileManager.default.fileExists(atPath: finished.folder.items) {
      for case .record(let item, _) in try JSONLinesReader<Item>(path: finished.folder.items) { items[item.id] = item }
    }
    table = ItemScoreTable(baseline: finished.facts.baseline)
    for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: finished.folder.judgments) {
      let item = items[judgment.item] ?? Item(id: judgment.item, turns: [])
      table.add(
        judgment, cluster: cluster.flatMap { Self.cluster($0, of: judgment, item: item) }, turns: item.turns)
    }
  }

  /// A file when there is one of that name, else a run.
  init(_ name: String, from format: String, workspace: String, cluster: String?, skipInvalid: Bool) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue {
      try self.init(paths: [name], from: format, cluster: cluster, skipInvalid: skipInvalid)
    } else {
      try self.init(run: name, workspace: workspace, cluster: cluster)
    }
  }

  /// The cluster of a judgment's item: a known part of it, or a member of the item or the judgment.
  private static func cluster(_ key: String, of judgment: Judgment, item: Item) -> String? {
    switch key {
    case "item": return judgment.item
    case "category": return (judgment.category.isEmpty ? item.category : judgment.category).first
    case "language": return judgment.language ?? item.language
    default:
      let value = item.extra[key] ?? judgment.extra[key]
      return value.map { $0.string ?? $0.text() }
    }
  }
}
