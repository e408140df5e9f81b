internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// What is to be certified, and against what.
struct CertificationInput {
  var paths: [String]
  var format: JudgmentFormat
  var labels: [String] = []
  var labelFormat: LabelFormat
  var responses: [String] = []
  var systems: String?
  var knownBetter: String?
  /// The family of models that all the judges are of, when their names do not tell.
  var judgeFamily: String?
  var jury: JuryRule?
  var isCompat = false
  var options = ReadOptions()
}

extension CertificationInput {
  /// Replaces finished runs among the paths by their files, and takes their answers and, unless others are given, their
  /// labels along.
  mutating func resolveRuns(workspace: String) throws {
    let manager = FileManager.default
    let ownLabels = labels.isEmpty
    paths = try paths.map { path in
      var isFolder: ObjCBool = false
      let isThere = manager.fileExists(atPath: path, isDirectory: &isFolder)
      guard format.name == "plumb", !isThere || isFolder.boolValue else { return path }
      let candidates = [path, "\(workspace)/runs/\(path)"]
      guard let folder = candidates.first(where: { manager.fileExists(atPath: "\($0)/judgments.jsonl") }) else {
        throw CoreError(
          .invalidInput, "'\(path)': neither a file of judgments nor a finished run in \(workspace)/runs.")
      }
      let answers = (try? manager.contentsOfDirectory(atPath: "\(folder)/responses")) ?? []
      responses += answers.filter { $0.hasSuffix(".jsonl") }.sorted().map { "\(folder)/responses/\($0)" }
      let found = "\(folder)/labels.jsonl"
      if ownLabels, manager.fileExists(atPath: found) { labels.append(found) }
      return "\(folder)/judgments.jsonl"
    }
  }
}

/// The certificates of the judges in some files.
struct Certification {
  var certificates: [Certificate] = []
  /// AlpacaEval's columns by evaluator, when asked for.
  var alpacaEval: JSONObject?
  var warnings: [String] = []
  var diagnostics: [Diagnostic] = []

  /// The document that `--json` prints.
  var json: JSONObject {
    var object: JSONObject = ["certificates": .array(certificates.map { .object($0.json) })]
    object["alpaca_eval"] = alpacaEval.map(JSONValue.object)
    object["warnings"] = .array(warnings.map(JSONValue.string))
    return object
  }

  /// Reads labels and judgments and certifies each judge, and the jury of them when there is one.
  ///
  /// - Throws: `CoreError` when a file is bad or holds no judgment, `EvaluationError` when there is no jury.
  init(_ input: CertificationInput) throws {
    var table = CertificationTable(knownBetter: input.knownBetter, judgeFamily: input.judgeFamily)
    let traits = try AnswerLookup(input.responses)
    var compat = AlpacaEvalCompat(isWanted: input.isCompat)
    let systems = try input.systems.map { try SystemNames($0, options: input.options, compat: &compat) }
    let labelPaths = input.labels.isEmpty && input.labelFormat.isWithJudgments ? input.paths : input.labels
    var count = 0
    if !labelPaths.isEmpty {
      let report = try input.labelFormat.read(labelPaths, input.options) { imported in
        count += 1
        compat.add(label: imported)
        let (label, answers) = (SystemNames.named(imported, by: systems), imported.answers)
        table.add(label, answers: traits.traits(item: label.item, models: label.models, texts: answers))
      }
      if !input.labelFormat.isWithJudgments { diagnostics += report.diagnostics }
      if report.invalid > 0 { warnings.append("\(report.invalid) labels with errors were left out.") }
      if count == 0 { warnings.append("\(labelPaths.joined(separator: ", ")): no labels found.") }
    }
    var judgments: [Judgment] = []
    // A file that does not name its judge is named for itself.
    let unnamed = input.paths.count == 1 ? StageSpecs.namedFile(input.paths[0]).name : "judge"
    let report = try input.format.read(input.paths, input.options) { imported in
      compat.add(judgment: imported)
      var judgment = SystemNames.named(imported, by: systems)
      if judgment.judge.isEmpty { judgment.judge = unnamed }
      table.add(judgment, answers: traits.traits(item: judgment.item, models: judgment.models, texts: imported.answers))
      if input.jury != nil { judgments.append(judgment) }
    }
    diagnostics += report.diagnostics
    guard report.records > 0 else {
      throw CoreError(.invalidInput, "\(input.paths.joined(separator: ", ")): no judgments found.")
    }
    if report.invalid > 0 { warnings.append("\(report.invalid) judgments with errors were left out.") }
    if let rule = input.jury {
      let jury = Jury(rule)
      let verdicts = try jury.verdicts(of: judgments)
      for judgment in verdicts.judgments { table.add(judgment) }
      certificates = table.certificates()
      for index in certificates.indices where certificates[index].judge == jury.name {
        certificates[index].juryRule = rule.rawValue
        certificates[index].members = verdicts.members
      }
      // The jury first, its members after it.
      certificates.sort { $0.juryRule != nil && $1.juryRule == nil }
    } else {
      certificates = table.certificates()
    }
    warnings += table.warnings
    alpacaEval = compat.columns()
  }
}

/// What answers are like, from files of responses.
struct AnswerLookup {
  private struct Key: Hashable {
    var item: String
    var model: String
  }

  private var known: [Key: AnswerTraits] = [:]

  /// Reads files of Plumb's responses; `NAME=FILE` gives a model another name.
  init(_ paths: [String]) throws(CoreError) {
    for path in paths {
      let (name, file) = StageSpecs.namedFile(path)
      for response in try JSONLinesReader<Response>.load(path: file).records {
        guard let text = response.turns.last else { continue }
        let model = response.model.isEmpty ? name : response.model
        known[Key(item: response.item, model: model)] = AnswerTraits(of: text)
      }
    }
  }

  /// The traits of the answers shown: of the texts when there are any, or else of the responses; empty when one is unknown.
  func traits(item: String, models: [String], texts: [String]) -> [AnswerTraits] {
    if texts.count == models.count { return texts.map { AnswerTraits(of: $0) } }
    guard !known.isEmpty else { return [] }
    let found = models.compactMap { known[Key(item: item, model: $0)] }
    return found.count == models.count ? found : []
  }
}
