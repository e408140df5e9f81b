internal import PlumbCore
internal import PlumbScoring
internal import PlumbFormats

/// Labels and judgments on their way to certificates.
struct CertificationWork {
  private let request: CertificationRequest
  private let traits: AnswerLookup
  private let systems: SystemNames?
  private let jury: Jury?
  private var table: CertificationTable
  private var columns: AlpacaEvalColumns
  private var judgments: [Judgment] = []
  private var result = Certification()

  init(_ request: CertificationRequest, responses: [String], options: ReadOptions) throws {
    self.request = request
    table = CertificationTable(knownBetter: request.knownBetter, judgeFamily: request.judgeFamily)
    traits = try AnswerLookup(responses)
    var columns = AlpacaEvalColumns(isWanted: request.wantsAlpacaEvalColumns)
    systems = try request.systems.map { try SystemNames($0, options: options, columns: &columns) }
    self.columns = columns
    jury = request.jury.map { Jury($0) }
  }

  /// Reads people's labels.
  mutating func read(labels paths: [String], format: LabelFormat, _ options: ReadOptions) throws {
    guard !paths.isEmpty else { return }
    var count = 0
    let report = try format.read(paths, options) { imported in
      count += 1
      columns.add(label: imported)
      let (label, answers) = (SystemNames.named(imported, by: systems), imported.answers)
      table.add(label, answers: traits.traits(item: label.item, models: label.models, texts: answers))
    }
    // Findings of files that are read again as judgments come with those.
    if !format.isWithJudgments { result.diagnostics += report.diagnostics }
    if report.invalid > 0 { result.warnings.append("\(report.invalid) labels with errors were left out.") }
    if count == 0 { result.warnings.append("\(paths.joined(separator: ", ")): no labels found.") }
  }

  /// Reads the judges' judgments; a file that does not name its judge is named for itself.
  mutating func read(judgments paths: [String], format: JudgmentFormat, _ options: ReadOptions) throws {
    let unnamed = paths.count == 1 ? NamedFile(paths[0]).name : "judge"
    let report = try format.read(paths, options) { imported in
      columns.add(judgment: imported)
      var judgment = SystemNames.named(imported, by: systems)
      if judgment.judge.isEmpty { judgment.judge = unnamed }
      table.add(judgment, answers: traits.traits(item: judgment.item, models: judgment.models, texts: imported.answers))
      if jury != nil { judgments.append(judgment) }
    }
    result.diagnostics += report.diagnostics
    guard report.records > 0 else {
      throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.")
    }
    if report.invalid > 0 { result.warnings.append("\(report.invalid) judgments with errors were left out.") }
  }

  /// The certificates of everything read.
  ///
  /// - Throws: `EvaluationError` when there is no jury.
  mutating func certification() throws -> Certification {
    if let jury {
      let verdicts = try jury.verdicts(of: judgments)
      for judgment in verdicts.judgments { table.add(judgment) }
      result.certificates = table.certificates()
      for index in result.certificates.indices where result.certificates[index].judge == jury.name {
        result.certificates[index].juryRule = request.jury?.rawValue
        result.certificates[index].members = verdicts.members
      }
      // The jury first, its members after it.
      result.certificates.sort { $0.juryRule != nil && $1.juryRule == nil }
    } else {
      result.certificates = table.certificates()
    }
    result.warnings += table.warnings
    result.alpacaEval = columns.columns()
    return result
  }
}
