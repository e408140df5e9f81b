internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

/// `plumb capacity`: how much of a reference model's score others reach, by skill and difficulty.
struct CapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "Compare rated models with a reference model by skill and difficulty.",
    discussion: """
      Example: plumb capacity .plumb/runs/wizard/judgments.jsonl --benchmark wizardlm-test --reference gpt-3.5-turbo
      Two ratios in percent, which differ: of the totals, and the mean of the items' own. Skills are the items' categories, \
      difficulties their field 'difficulty'.
      """)

  @Argument(help: ArgumentHelp("Files with judgments that hold ratings.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("The benchmark of the items: a built-in id or a path.", valueName: "benchmark"))
  var benchmark: String

  @Option(help: ArgumentHelp("The model that stands for 100 percent.", valueName: "model"))
  var reference: String

  @Option(help: ArgumentHelp("The seed of the intervals.", valueName: "number"))
  var seed = 0

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let items = try BenchmarkLibrary.benchmark(named: benchmark).items(skipInvalid: input.skipInvalid)
    var scores = CapacityScores()
    for path in paths {
      for judgment in try JSONLinesReader<Judgment>.load(path: path, skipInvalid: input.skipInvalid).records {
        scores.add(judgment)
      }
    }
    guard scores.models.contains(reference) else {
      throw CoreError(
        .invalidInput,
        "'\(reference)' has no rating in these files; rated are: \(scores.models.joined(separator: ", ")).")
    }
    if scores.unusable > 0 { Console.error("\(scores.unusable) judgments hold no rating and are left out.") }
    var rows: [JSONValue] = []
    for model in scores.models where model != reference {
      let (pairs, missing) = scores.pairs(of: model, to: reference, on: items)
      let ratio = CapacityRatio(pairs, seed: seed)
      var object = ratio.json
      object["model"] = .string(model)
      object["missing"] = JSONValue(missing)
      rows.append(.object(object))
      if !output.json { Console.output(capacityText(ratio, model: model, reference: reference, missing: missing)) }
    }
    if output.json {
      let document: JSONObject = ["reference": .string(reference), "models": .array(rows)]
      Console.output(JSONValue.object(document).text(.pretty))
    }
  }
}

/// A model's ratios for the terminal.
private func capacityText(_ ratio: CapacityRatio, model: String, reference: String, missing: Int) -> String {
  var table = TextTable([
    .init(title: "part"), .init(title: "items", isNumber: true), .init(title: "ratio of totals", isNumber: true),
    .init(title: "95% interval", isNumber: true), .init(title: "mean of ratios", isNumber: true),
    .init(title: "95% interval", isNumber: true),
  ])
  func cells(_ estimate: CapacityRatio.Estimate?) -> [String] {
    guard let estimate else { return ["—", "—"] }
    let interval = estimate.low.flatMap { low in
      estimate.high.map { "\(formatDecimal(low, 1)) – \(formatDecimal($0, 1))" }
    }
    return [formatDecimal(estimate.value, 1) + " %", interval ?? "—"]
  }
  func add(_ row: CapacityRatio.Row, _ prefix: String) {
    table.add([prefix + row.name, "\(row.items)"] + cells(row.ratioOfTotals) + cells(row.meanOfRatios))
  }
  add(ratio.overall, "")
  for row in ratio.skills { add(row, "") }
  for row in ratio.difficulties { add(row, "difficulty ") }
  let title = "\(TextTable.printable(model)) against \(TextTable.printable(reference)) = 100 %"
  return "\(title)\n\(table.text)\n" + (missing > 0 ? "\(missing) items lack one of the two ratings.\n" : "")
}
