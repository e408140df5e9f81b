internal import PlumbCore

/// alpaca_eval's `fn_completion_parser` and `completion_parser_kwargs` as a parser of Plumb's.
enum AlpacaEvalParserReader {
  private static let supported = [
    "eval_parser", "json_parser", "lmsys_parser", "logprob_parser", "pipeline_meta_parser", "ranking_parser",
    "regex_parser", "replace_parser",
  ]

  /// The parser; `nil` when something is wrong, with the reason in `fields`.
  static func read(_ fields: inout FieldReader) -> JudgeTemplate.Parser? {
    let name = fields.optional("fn_completion_parser", .nonEmptyString) ?? "regex_parser"
    let location = fields.location(of: "completion_parser_kwargs")
    var kwargs = FieldReader(
      fields.optional("completion_parser_kwargs", .object) ?? [:], location: Location(file: location.file),
      prefix: location.field ?? "")
    guard supported.contains(name) else {
      fields.report("fn_completion_parser", unsupported(name))
      return nil
    }
    let parser = parser(name, &kwargs, depth: 0)
    fields.report(kwargs.diagnostics)
    return kwargs.isValid ? parser : nil
  }

  private static func unsupported(_ name: String) -> String {
    "is \(name); Plumb supports \(supported.joined(separator: ", "))."
  }

  private static func parser(_ name: String, _ kwargs: inout FieldReader, depth: Int) -> JudgeTemplate.Parser? {
    let parser: JudgeTemplate.Parser?
    switch name {
    case "regex_parser": parser = pattern(&kwargs)
    case "logprob_parser": parser = logprobs(&kwargs)
    case "ranking_parser":
      let model = kwargs.optional("model_1_name", .nonEmptyString) ?? "model_1"
      parser = .init("ranking", ["format": "python-literal", "model": .string(model)])
    case "json_parser":
      // Without a key the whole document is the value, for the next step of a pipeline.
      var options: JSONObject = ["scale": "alpaca-eval"]
      let isStep = depth > 0
      let path =
        isStep
        ? kwargs.optional("annotation_key", .nonEmptyString) : kwargs.required("annotation_key", .nonEmptyString)
      options["path"] = path.map(JSONValue.string)
      parser = .init("json", options)
    case "lmsys_parser": parser = .init("scores")
    case "eval_parser": parser = .init("literal", ["scale": "alpaca-eval"])
    case "replace_parser": parser = replace(&kwargs).map { .init("pipeline", ["steps": [step($0)]]) }
    default: parser = pipeline(&kwargs, depth: depth)
    }
    for key in kwargs.rest.keys {
      kwargs.report(key, "is not an option of \(name) that Plumb knows and was left out", severity: .warning)
    }
    return parser
  }

  private static func pattern(_ kwargs: inout FieldReader) -> JudgeTemplate.Parser? {
    guard let patterns = kwargs.required("outputs_to_match", .object) else { return nil }
    var verdicts: [JSONValue] = []
    for entry in patterns.entries {
      let field = "outputs_to_match.\(entry.key)"
      guard let value = Double(entry.key), value == 0 || 1...2 ~= value else {
        kwargs.report(field, "expected 1 (the first answer is better), 2, or 1.5 or 0 (a draw) as key")
        continue
      }
      guard let pattern = entry.value.string, !pattern.isEmpty else {
        kwargs.report(field, "expected a regular expression, found \(entry.value.kindDescription)")
        continue
      }
      let preference: JSONValue = value == 1 ? 1 : value == 2 ? 0 : value == 0 ? 0.5 : .number(2 - value)
      verdicts.append(["pattern": .string(pattern), "preference": preference])
    }
    if patterns.isEmpty {
      kwargs.report("outputs_to_match", "is empty; expected a regular expression for each verdict")
    }
    return .init("pattern", ["verdicts": .array(verdicts), "take": "sole"])
  }

  private static func logprobs(_ kwargs: inout FieldReader) -> JudgeTemplate.Parser? {
    let first = kwargs.required("numerator_token", .nonEmptyString)
    let tokens = kwargs.required("denominator_tokens", .strings)
    let isBinarized = kwargs.optional("is_binarize", .bool) ?? true
    var position: JSONValue? = 0
    switch kwargs.value("log_prob_index") {
    case nil, .some(.string("batch")): break
    case .some(let value):
      position = value.int.flatMap { $0 == -1 ? "last" : $0 >= 0 ? JSONValue($0) : nil }
      if position == nil {
        kwargs.report("log_prob_index", "expected \"batch\", a token's index from 0, or -1 for the last token")
      }
    }
    guard let first, let tokens, let position else { return nil }
    let second = tokens.filter { $0 != first }
    guard second.count < tokens.count, !second.isEmpty else {
      kwargs.report("denominator_tokens", "expected the numerator token '\(first)' and at least one other token")
      return nil
    }
    return .init(
      "logprobs",
      [
        "first": [.string(first)], "second": .array(second.map(JSONValue.string)), "position": position,
        "binarize": .bool(isBinarized),
      ])
  }

  private static func replace(_ kwargs: inout FieldReader) -> JudgeTemplate.Parser? {
    guard let replacer = kwargs.required("replacer", .object) else { return nil }
    var options: JSONObject = ["replacer": .object(replacer), "scale": "alpaca-eval"]
    let fallback = kwargs.value("default_replacer")
    if fallback != "auto" { options["default"] = fallback }
    return .init("replace", options)
  }

  private static func pipeline(_ kwargs: inout FieldReader, depth: Int) -> JudgeTemplate.Parser? {
    _ = kwargs.value("is_squeeze")
    guard let parsers = kwargs.required("parsers_to_kwargs", .object) else { return nil }
    guard !parsers.isEmpty, depth < 8 else {
      kwargs.report("parsers_to_kwargs", depth < 8 ? "is empty; expected the steps in order" : "is nested too deeply")
      return nil
    }
    var steps: [JSONValue] = []
    for entry in parsers.entries {
      let field = "parsers_to_kwargs.\(entry.key)"
      // The layout is a mapping, so a parser that is used twice is written with a suffix: json_parser, json_parser_2.
      guard let name = supported.first(where: { entry.key == $0 || entry.key.hasPrefix("\($0)_") }) else {
        kwargs.report(field, unsupported(entry.key))
        continue
      }
      guard let object = entry.value.isNull ? [:] : entry.value.object else {
        kwargs.report(field, "expected the parser's options, found \(entry.value.kindDescription)")
        continue
      }
      let location = kwargs.location(of: field)
      var options = FieldReader(object, location: Location(file: location.file), prefix: location.field ?? field)
      let isReplace = name == "replace_parser"
      let parser = isReplace ? replace(&options) : parser(name, &options, depth: depth + 1)
      kwargs.report(options.diagnostics)
      if let parser { steps.append(step(parser)) }
    }
    return .init("pipeline", ["steps": .array(steps)])
  }

  private static func step(_ parser: JudgeTemplate.Parser) -> JSONValue {
    ["name": .string(parser.name), "options": .object(parser.options)]
  }
}
