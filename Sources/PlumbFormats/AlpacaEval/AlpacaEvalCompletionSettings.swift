internal import PlumbCore

/// alpaca_eval's `completions_kwargs`: the model and how it is asked to write.
struct AlpacaEvalCompletionSettings {
  /// The model's name.
  var model: String
  /// The sampling settings; request keys that Plumb has no name for are in `extra`.
  var settings: SamplingSettings

  // Keys of the request body that are passed on as they are.
  private static let passed = [
    "tools", "tool_choice", "functions", "function_call", "presence_penalty", "frequency_penalty", "logit_bias",
    "top_k",
    "reasoning_effort", "user", "thinking", "parallel_tool_calls", "service_tier", "metadata", "verbosity",
  ]
  // How alpaca_eval makes its calls, which Plumb's own settings say.
  private static let ignored: Set<String> = [
    "requires_chatml", "price_per_token", "n_retries", "num_procs", "batch_size", "is_strip", "sleep_time", "max_tries",
  ]
  private static let unused = [
    "client_kwargs": "names a client of alpaca_eval's; give the endpoint's address and key in the run's settings",
    "client_function_name":
      "names a client of alpaca_eval's; give the endpoint's address and key in the run's settings",
    "openai_api_keys": "holds keys; Plumb takes keys from the environment",
    "openai_organization_ids": "holds organizations; Plumb takes them from the environment",
    "tokens_to_favor": "needs the model's tokenizer; write logit_bias with token numbers instead",
    "tokens_to_avoid": "needs the model's tokenizer; write logit_bias with token numbers instead",
  ]

  /// Reads `completions_kwargs`; `nil` when something is wrong, with the reason in `fields`.
  init?(from fields: inout FieldReader) {
    guard let object = fields.required("completions_kwargs", .object) else { return nil }
    let location = fields.location(of: "completions_kwargs")
    var kwargs = FieldReader(
      object, location: Location(file: location.file), prefix: location.field ?? "completions_kwargs")
    let model = kwargs.required("model_name", .nonEmptyString)
    settings = SamplingSettings(
      temperature: kwargs.optional("temperature", .number(in: 0...100)),
      topP: kwargs.optional("top_p", .number(in: 0...1)), maxTokens: Self.maxTokens(&kwargs),
      seed: kwargs.optional("seed", .integer), stop: Self.stop(&kwargs), topLogprobs: Self.topLogprobs(&kwargs),
      responseFormat: kwargs.value("response_format"))
    for key in Self.passed { settings.extra[key] = kwargs.value(key) }
    for key in Self.ignored { _ = kwargs.value(key) }
    for (key, reason) in Self.unused.sorted(by: { $0.key < $1.key }) where kwargs.value(key) != nil {
      kwargs.report(key, "\(reason). It was left out.", severity: .warning)
    }
    for key in kwargs.rest.keys {
      kwargs.report(key, "is not a setting that Plumb knows and was left out", severity: .warning)
    }
    fields.report(kwargs.diagnostics)
    guard kwargs.isValid, let model else { return nil }
    self.model = model
  }

  private static func maxTokens(_ kwargs: inout FieldReader) -> Int? {
    let keys = ["max_tokens", "max_tokens_to_sample", "max_new_tokens", "max_completion_tokens"]
    return keys.compactMap { kwargs.optional($0, .integer(atLeast: 1)) }.first
  }

  private static func stop(_ kwargs: inout FieldReader) -> [String] {
    var stop: [String] = []
    for key in ["stop", "stop_sequences"] {
      guard let value = kwargs.value(key) else { continue }
      if let texts = value.string.map({ [$0] }) ?? FieldKind<[String]>.strings.read(value) {
        stop = texts
      } else {
        kwargs.report(key, "expected a string or an array of strings, found \(value.kindDescription)")
      }
    }
    return stop
  }

  // Chat models: `logprobs: true` with `top_logprobs`; older completion models: `logprobs: 5`.
  private static func topLogprobs(_ kwargs: inout FieldReader) -> Int? {
    let top = kwargs.optional("top_logprobs", .integer(atLeast: 0))
    switch kwargs.value("logprobs") {
    case .none: return top.flatMap { $0 > 0 ? $0 : nil }
    case .some(.bool(let isOn)): return isOn ? top.map { max(1, $0) } : nil
    case .some(let value):
      guard let count = value.int, count >= 0 else {
        kwargs.report("logprobs", "expected true, false or a whole number, found \(value.kindDescription)")
        return nil
      }
      return top ?? (count > 0 ? count : nil)
    }
  }
}
