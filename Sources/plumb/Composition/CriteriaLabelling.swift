internal import PlumbCore
internal import PlumbEvaluation

/// Lets a model say which quality criteria a benchmark's items meet.
struct CriteriaLabelling {
  var benchmark: String
  var model: ModelOptions
  var limit: Int?
  var workspace: WorkspaceOptions
  var output: OutputOptions

  /// Labels the items, from the store where they were labelled before.
  func tally() async throws -> (tally: CriteriaTally, labels: String) {
    let id = benchmark.split(separator: "/").last.map(String.init) ?? benchmark
    var object: JSONObject = [
      "name": .string("criteria-\(id)"), "recipe": "criteria", "benchmark": .string(benchmark), "labeller": "labeller",
    ]
    object["models"] = .object(JSONObject([.init(key: "labeller", value: .object(model.entry))]))
    object["items"] = limit.map { ["limit": JSONValue($0)] }
    let document = try YAMLDocument(text: JSONValue.object(object).text(.pretty), file: "command line")
    let session = BuildSession(spec: try BuildSpec(document), workspace: workspace, output: output)
    let (_, build) = try await session.build()
    let path = build.file(of: "criteria")
    var tally = CriteriaTally()
    for case .record(let label, _) in try JSONLinesReader<CriteriaLabel>(path: path) { tally.add(label) }
    return (tally, path)
  }
}

/// Criteria rates for the terminal.
func criteriaText(_ tally: CriteriaTally, labels: String) -> String {
  var table = TextTable([
    .init(title: "criterion"), .init(title: "met by", isNumber: true), .init(title: "95% interval", isNumber: true),
  ])
  for criterion in PromptCriterion.allCases {
    let rate = tally.rate(of: criterion)
    table.add([
      criterion.texts(in: .english).name, rate.map { formatDecimal(100 * $0.value, 1) + " %" } ?? "—",
      rate.map { "\(formatDecimal(100 * $0.low, 1)) – \(formatDecimal(100 * $0.high, 1))" } ?? "—",
    ])
  }
  let mean = tally.meanScore.map { formatDecimal($0, 2) } ?? "—"
  return """
    \(table.text)
    \(tally.labelled) items labelled, mean number met \(mean); \(tally.failed) labels failed.
    Labels: \(labels)
    """
}
