internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbReport

/// `plumb judge-certify`: the certificate of a judge.
struct JudgeCertifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-certify",
    abstract: "Say how far a judge can be trusted here: against people's labels, or from swaps and repeats alone.",
    discussion: """
      Example: plumb judge-certify first-run --labels labels.jsonl
               plumb judge-certify .plumb/runs/first-run/judgments.jsonl --known-better reference
               plumb judge-certify testdata_pairwise.jsonl output.jsonl exchange_output.jsonl --from auto-j --parts
               plumb judge-certify judge.json --from alpaca-eval --labels gold_cross.json --systems gold.json --compat
               plumb judge-certify scores.csv --from scores --columns judge_score,people_score
      """)

  @Argument(help: ArgumentHelp("Files with judgments, or finished runs.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp("A file with people's labels; may be given several times.", valueName: "path"),
    completion: .file())
  var labels: [String] = []

  @Option(
    help: ArgumentHelp(
      "The files' format: \((Registry<JudgmentFormat>.standard.names + ["scores"]).joined(separator: ", ")).",
      valueName: "format"))
  var from = "plumb"

  @Option(
    help: ArgumentHelp(
      "The labels' format: \(Registry<LabelFormat>.standard.list); that of --from when left out.",
      valueName: "format"))
  var labelsFrom: String?

  @Option(
    help: ArgumentHelp(
      "A model's responses, to see which answers hold lists; may be given several times.", valueName: "path"),
    completion: .file())
  var responses: [String] = []

  @Option(
    help: ArgumentHelp(
      "A model whose answers are better by construction: how often the judge finds that.", valueName: "model"))
  var knownBetter: String?

  @Option(help: ArgumentHelp("The family of the judge's model, when its name does not tell.", valueName: "family"))
  var judgeFamily: String?

  @Option(
    help: ArgumentHelp("Certify the judges as a jury too: majority, mean or dawid-skene.", valueName: "rule"),
    transform: juryRule)
  var jury: JuryRule?

  @Option(
    help: ArgumentHelp("For alpaca-eval: annotations that say who wrote output_2.", valueName: "path"),
    completion: .file())
  var systems: String?

  @Flag(help: "For alpaca-eval: also AlpacaEval's evaluator columns, computed as alpaca_eval does.")
  var compat = false

  @Option(help: ArgumentHelp("For scores: the judge's column and the one it is compared with.", valueName: "a,b"))
  var columns: String?

  @Flag(help: "Also print agreement by category and by language.")
  var parts = false

  @Option(
    help: ArgumentHelp("Also write the certificates as a page of HTML.", valueName: "path"), completion: .file())
  var html: String?

  @Option(help: ArgumentHelp("The language of verdicts and page: en or zh.", valueName: "language"))
  var language = "en"

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Print one JSON document on standard output.")
  var json = false

  func validate() throws {
    if !["en", "zh"].contains(language) { throw ValidationError("--language takes en or zh, not '\(language)'.") }
    if (from == "scores") != (columns != nil) { throw ValidationError("--from scores and --columns go together.") }
    if from != "alpaca-eval", compat || systems != nil {
      throw ValidationError("--compat and --systems are for --from alpaca-eval.")
    }
    if compat, labels.isEmpty { throw ValidationError("--compat needs people's annotations: give them with --labels.") }
  }

  func run() throws {
    if from == "scores" { return try compareScores() }
    let certification = try Certification(certificationInput())
    for diagnostic in certification.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let language: ReportLanguage = language == "zh" ? .chinese : .english
    if let html {
      try CertificateReport.write(
        certification.certificates, title: paths.joined(separator: ", "), createdAt: Date.now.formatted(.iso8601),
        warnings: certification.warnings, language: language, to: html)
      Console.error("Page: \(html)")
    }
    if json { return Console.output(JSONValue.object(certification.json).text(.pretty)) }
    Console.output(certificationText(certification, showsParts: parts, language: language))
  }

  private func certificationInput() throws -> CertificationInput {
    var input = CertificationInput(
      paths: paths, format: try Registry<JudgmentFormat>.standard.element(named: from), labels: labels,
      labelFormat: try Registry<LabelFormat>.standard.element(named: labelsFrom ?? from), responses: responses,
      systems: systems,
      knownBetter: knownBetter, judgeFamily: judgeFamily, jury: jury, isCompat: compat,
      options: ReadOptions(skipInvalid: self.input.skipInvalid))
    try input.resolveRuns(workspace: workspace.workspace)
    return input
  }

  private func compareScores() throws {
    let names = (columns ?? "").split(separator: ",").map(String.init)
    guard names.count == 2, paths.count == 1 else {
      throw ValidationError("--from scores takes one file and --columns two names, as in --columns judge,people.")
    }
    let (rows, report) = try PairedScores.read(
      paths[0], columns: (names[0], names[1]), options: ReadOptions(skipInvalid: input.skipInvalid))
    for diagnostic in report.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let agreement = systemAgreement(of: rows.map { .init(model: $0.model, judge: $0.judge, people: $0.people) })
    if json { return Console.output(JSONValue.object(["system": .object(agreement.json)]).text(.pretty)) }
    Console.output(systemText(agreement))
  }
}

/// The rule of a jury by its name.
///
/// - Throws: `ValidationError` that lists the names there are.
@Sendable func juryRule(_ name: String) throws -> JuryRule {
  guard let rule = JuryRule(rawValue: name) else {
    let names = JuryRule.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("a jury's rule is one of \(names), not '\(name)'.")
  }
  return rule
}
