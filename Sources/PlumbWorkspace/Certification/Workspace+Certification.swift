public import PlumbCore
internal import PlumbScoring
internal import PlumbFormats

extension Workspace {
  /// Certifies the judges of some judgments, and a jury of them when there is one.
  ///
  /// - Parameter request: What is certified, and against what.
  /// - Returns: One certificate a judge, with what was found in the files.
  /// - Throws: `CoreError` when a name is unknown, a file is bad or holds no judgment; `EvaluationError` when there is no
  ///   jury.
  public func certify(_ request: CertificationRequest) throws -> Certification {
    try request.check()
    let format = try registries.judgmentFormats.element(named: request.format)
    let labelFormat = try registries.labelFormats.element(named: request.labelFormat ?? request.format)
    let files = try CertificationFiles(request, workspace: path)
    let options = ReadOptions(skipInvalid: request.skipInvalid)
    var work = try CertificationWork(request, responses: files.responses, options: options)
    try work.read(
      labels: files.labels.isEmpty && labelFormat.isWithJudgments ? files.judgments : files.labels,
      format: labelFormat, options)
    try work.read(judgments: files.judgments, format: format, options)
    return try work.certification()
  }

  /// How far a judge's scores of models agree with other scores of them, such as people's.
  ///
  /// - Parameters:
  ///   - file: A table with a column `model`: CSV, TSV or records of JSON.
  ///   - columns: The names of the judge's scores and of those they are compared with.
  ///   - skipInvalid: Whether rows with errors are left out.
  /// - Returns: The agreement, and what was found in the file.
  /// - Throws: `CoreError` when the file is bad or lacks a column.
  public func scoreAgreement(
    of file: String, columns: (judge: String, people: String), skipInvalid: Bool = false
  ) throws -> (agreement: SystemAgreement, diagnostics: [Diagnostic]) {
    let (rows, report) = try PairedScores.read(
      file, columns: columns, options: ReadOptions(skipInvalid: skipInvalid))
    let agreement = systemAgreement(of: rows.map { .init(model: $0.model, judge: $0.judge, people: $0.people) })
    return (agreement, report.diagnostics)
  }
}
