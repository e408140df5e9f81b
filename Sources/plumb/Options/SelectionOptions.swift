internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbWorkspace

/// How the best of several responses is chosen, and what is written of it.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file of chosen responses to write.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "How: \(SelectionMethod.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "method"),
    transform: choice)
  var method = SelectionMethod.pointwise

  @Option(help: ArgumentHelp("Also write preference pairs to this file.", valueName: "path"), completion: .file())
  var pairs: String?

  @Option(
    help: ArgumentHelp(
      "Which pairs: \(PairPolicy.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "policy"),
    transform: choice)
  var pairPolicy = PairPolicy.bestWorst

  @Option(help: ArgumentHelp("The smallest margin of a pair, in the score's unit.", valueName: "margin"))
  var minMargin = 0.0

  @Option(
    help: ArgumentHelp(
      "How pairs are written: \(PreferencePair.Layout.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "layout"),
    transform: choice)
  var layout = PreferencePair.Layout.standard

  @Option(
    help: ArgumentHelp("Also write every judgment to this file.", valueName: "path"), completion: .file())
  var judgments: String?

  /// Says all of this in a request.
  func apply(to request: inout SelectionRequest) {
    request.method = method
    request.pairs = pairs
    request.judgments = judgments
    request.pairPolicy = pairPolicy
    request.minimumMargin = minMargin
    request.layout = layout
  }

  /// What was found and written, as one document.
  func document(of outcome: PreparedSelection.Outcome) -> JSONObject {
    var object = outcome.summary.json
    object["output"] = .string(output)
    object["pairs"] = pairs == nil ? .null : JSONValue(outcome.pairs)
    object["pairs_omitted"] = JSONValue(outcome.omitted)
    return object
  }
}
