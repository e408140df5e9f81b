internal import PlumbCore

/// Reads the settings of one annotator of a judge config.
struct AlpacaEvalAnnotatorReader {
  /// The annotator's key in the file.
  let name: String
  /// The folder the config is in.
  let folder: String
  /// Findings about the prompt file.
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader.
  init(name: String, folder: String) {
    self.name = name
    self.folder = folder
  }

  // What these say does not change what is asked, or is said by Plumb's own settings.
  private static let ignored: Set<String> = [
    "link", "completion_key", "is_shuffle", "is_add_default_processors", "completion_column",
    "packages_for_which_to_show_version", "prfx_to_completion_cols", "annotation_column", "is_store_raw_completions",
  ]

  /// The annotator; `nil` when something is wrong, with the reason in `fields` or ``diagnostics``.
  mutating func read(_ fields: inout FieldReader) -> AlpacaEvalJudgeConfig.Annotator? {
    let batchSize = fields.optional("batch_size", .integer(atLeast: 1)) ?? 1
    if batchSize != 1 {
      fields.report(
        "batch_size",
        "is \(batchSize); Plumb asks about one pair at a time. Set it to 1, with a prompt for one pair.")
    }
    let provider = AlpacaEvalProvider.read(&fields)
    let completion = AlpacaEvalCompletionSettings(from: &fields)
    let parser = AlpacaEvalParserReader.read(&fields)
    if parser?.name == "logprobs", let completion, completion.settings.topLogprobs == nil {
      fields.report(
        "completions_kwargs.top_logprobs",
        "missing; logprob_parser reads log-probabilities. Set logprobs: true and top_logprobs: 5.")
    }
    let messages = messages(&fields)
    let prettyName = fields.optional("pretty_name", .string)
    let randomizes = fields.optional("is_randomize_output_order", .bool) ?? true
    let seedColumns = seedColumns(&fields)
    for key in Self.ignored { _ = fields.value(key) }
    if fields.value("processors_to_kwargs") != nil {
      fields.report("processors_to_kwargs", "is not used by Plumb and was left out", severity: .warning)
    }
    for key in fields.rest.keys {
      fields.report(key, "is not a key that Plumb knows and was left out", severity: .warning)
    }
    guard fields.isValid, let provider, let completion, let parser, let messages else { return nil }
    return AlpacaEvalJudgeConfig.Annotator(
      name: name, prettyName: prettyName, provider: provider, model: completion.model,
      template: JudgeTemplate(
        name: name, messages: messages, slotStyle: .singleBraces, parser: parser, settings: completion.settings),
      randomizesOrder: randomizes, randomSeedColumns: seedColumns)
  }

  private func seedColumns(_ fields: inout FieldReader) -> [String] {
    var columns = ["instruction"]
    for key in ["random_seed_column", "random_seed_columns"] {
      guard let value = fields.value(key) else { continue }
      guard let names = value.string.map({ [$0] }) ?? FieldKind<[String]>.strings.read(value), !names.isEmpty else {
        fields.report(key, "expected a column's name or an array of names, found \(value.kindDescription)")
        continue
      }
      let known = ["instruction", "output_1", "output_2", "dataset", "generator_1", "generator_2"]
      if let unknown = names.first(where: { !known.contains($0) }) {
        fields.report(key, "names the column '\(unknown)'; expected one of \(known.joined(separator: ", "))")
      }
      columns = names.sorted()
    }
    return columns
  }

  private mutating func messages(_ fields: inout FieldReader) -> [Message]? {
    guard let prompt = fields.required("prompt_template", .nonEmptyString) else { return nil }
    if prompt.contains("\n") || prompt.contains("{instruction}") || prompt.contains(ChatMLPrompt.start) {
      return finish(ChatMLPrompt(prompt, location: fields.location(of: "prompt_template"), isFile: false))
    }
    let candidates =
      prompt.hasPrefix("/") ? [prompt] : [AlpacaEvalJudgeConfig.parent(of: folder), folder].map { "\($0)/\(prompt)" }
    guard let path = candidates.first(where: FileContents.isFile) else {
      fields.report(
        "prompt_template",
        "'\(prompt)' is not a file, neither beside the judge's folder nor in it "
          + "(\(candidates.joined(separator: ", "))); expected the path of a prompt file, or the prompt itself")
      return nil
    }
    do {
      return finish(ChatMLPrompt(try FileContents.text(of: path), location: Location(file: path), isFile: true))
    } catch {
      fields.report("prompt_template", error.description)
      return nil
    }
  }

  private mutating func finish(_ prompt: ChatMLPrompt) -> [Message]? {
    diagnostics += prompt.diagnostics
    return prompt.diagnostics.contains { $0.severity == .error } ? nil : prompt.messages
  }
}
