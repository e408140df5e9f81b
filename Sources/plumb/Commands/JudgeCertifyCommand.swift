internal import ArgumentParser
internal import PlumbCore
internal import PlumbScoring
internal import PlumbWorkspace

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
      "The files' format: \((Registries.standard.judgmentFormats.names + ["scores"]).joined(separator: ", ")).",
      valueName: "format"))
  var from = "plumb"

  @Option(
    help: ArgumentHelp(
      "The labels' format: \(Registries.standard.labelFormats.list); that of --from when left out.",
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
    if Language(rawValue: language) == nil { throw ValidationError("--language takes en or zh, not '\(language)'.") }
    if (from == "scores") != (columns != nil) { throw ValidationError("--from scores and --columns go together.") }
  }

  func run() throws {
    if from == "scores" { return try compareScores() }
    let here = workspace.make()
    let certification = try here.certify(
      CertificationRequest(
        paths: paths, format: from, labels: labels, labelFormat: labelsFrom, responses: responses, systems: systems,
        knownBetter: knownBetter, judgeFamily: judgeFamily, jury: jury, wantsAlpacaEvalColumns: compat,
        skipInvalid: input.skipInvalid))
    Console.report(certification.diagnostics)
    let language = Language(rawValue: language) ?? .english
    if let html {
      try here.writePage(of: certification, title: paths.joined(separator: ", "), language: language, to: html)
      Console.error("Page: \(html)")
    }
    if json { return Console.output(json: certification.json) }
    Console.output(certificationText(certification, showsParts: parts, language: language))
  }

  private func compareScores() throws {
    let names = (columns ?? "").split(separator: ",").map(String.init)
    guard names.count == 2, paths.count == 1 else {
      throw ValidationError("--from scores takes one file and --columns two names, as in --columns judge,people.")
    }
    let (agreement, diagnostics) = try Workspace().scoreAgreement(
      of: paths[0], columns: (names[0], names[1]), skipInvalid: input.skipInvalid)
    Console.report(diagnostics)
    if json { return Console.output(json: ["system": .object(agreement.json)]) }
    Console.output(systemText(agreement))
  }
}
