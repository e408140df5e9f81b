public import PlumbCore

/// The content of an AlpacaEval `model_outputs.json`: items and one model's answers to them.
public struct AlpacaEvalOutputs: Sendable, Equatable {
  /// The items in the order they first appear.
  public var items: [Item]
  /// The answers in file order.
  public var responses: [Response]
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// Items and answers.
  public init(items: [Item] = [], responses: [Response] = [], diagnostics: [Diagnostic] = []) {
    self.items = items
    self.responses = responses
    self.diagnostics = diagnostics
  }

  /// Reads a JSON array, JSON Lines, or a `.csv` or `.tsv` table with a header.
  ///
  /// Each record holds `instruction` and `output`, and may hold `dataset` (the item's category) and `generator` (the
  /// model); other keys are kept in the response's `extra`. An empty answer is an answer. When a model answers one
  /// instruction twice, the first answer counts.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - model: The name to give the model, instead of the file's `generator`.
  ///   - options: Whether records with errors are left out.
  /// - Returns: Items, responses, and what was found.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`.
  public static func read(path: String, model: String? = nil, options: ReadOptions = ReadOptions())
    throws(CoreError) -> AlpacaEvalOutputs
  {
    let file = try RecordFile(path: path)
    var reading = Reading(file: file, model: model)
    for index in file.records.indices { reading.read(index) }
    reading.reportOddities()
    try file.check(skipInvalid: options.skipInvalid)
    return AlpacaEvalOutputs(items: reading.items, responses: reading.responses, diagnostics: file.diagnostics)
  }
}

private struct Reading {
  struct Answer: Hashable {
    var item: String
    var model: String
  }

  let file: RecordFile
  let model: String?
  var items: [Item] = []
  var responses: [Response] = []
  private var seenItems: Set<String> = []
  private var firstAnswers: [Answer: Int] = [:]
  private var empty: [Int] = []
  private var unnamed: [Int] = []

  init(file: RecordFile, model: String?) {
    self.file = file
    self.model = model
  }

  mutating func read(_ index: Int) {
    let found = file.read(index) { fields -> (item: Item, response: Response, isUnnamed: Bool)? in
      let instruction = fields.required("instruction", .nonEmptyString)
      let output = fields.required("output", .string)
      let dataset = fields.optional("dataset", .string)
      let generator = fields.optional("generator", .nonEmptyString)
      guard fields.isValid, let instruction, let output else { return nil }
      let item = AlpacaEval.item(instruction: instruction, dataset: dataset)
      let response = Response(
        item: item.id, model: model ?? generator ?? AlpacaEval.unnamedModel, turns: [output],
        extra: ForeignKeys.kept(fields.rest, in: .response))
      return (item, response, generator == nil && model == nil)
    }
    guard let found else { return }
    let answer = Answer(item: found.item.id, model: found.response.model)
    if let first = firstAnswers[answer] {
      let isSame = responses[first].turns == found.response.turns
      file.report(
        .warning,
        "repeats an instruction that '\(answer.model)' answered before"
          + (isSame ? ", with the same answer" : "; the first answer counts"), at: index, field: "instruction")
      return
    }
    firstAnswers[answer] = responses.count
    if seenItems.insert(found.item.id).inserted { items.append(found.item) }
    responses.append(found.response)
    if found.response.turns == [""] { empty.append(index) }
    if found.isUnnamed { unnamed.append(index) }
  }

  func reportOddities() {
    if let first = empty.first {
      let answers = empty.count == 1 ? "this answer is empty" : "\(empty.count) answers are empty, this is the first"
      file.report(.warning, "\(answers); it is judged as it is", at: first, field: "output")
    }
    if let first = unnamed.first {
      file.report(
        .warning, "missing from here on; the model is called '\(AlpacaEval.unnamedModel)'", at: first,
        field: "generator")
    }
  }
}
