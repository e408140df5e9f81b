internal import PlumbCore

/// alpaca_eval's `fn_completions` as Plumb's provider.
enum AlpacaEvalProvider {
  private static let providers = ["openai_completions": "openai", "anthropic_completions": "anthropic"]

  private static let local: Set<String> = ["vllm_local_completions", "huggingface_local_completions"]

  /// The provider's name; `nil` when it is not supported, with the reason in `fields`.
  static func read(_ fields: inout FieldReader) -> String? {
    guard let function = fields.required("fn_completions", .nonEmptyString) else { return nil }
    if let provider = providers[function] { return provider }
    if local.contains(function) {
      fields.report(
        "fn_completions",
        "is \(function), which runs the model inside alpaca_eval. Serve the model behind an OpenAI-compatible URL (vLLM, "
          + "SGLang, llama.cpp or Ollama do) and write openai_completions.")
    } else {
      fields.report(
        "fn_completions",
        "is \(function); Plumb supports \(providers.keys.sorted().joined(separator: " and ")). An endpoint that speaks "
          + "the OpenAI protocol works as openai_completions.")
    }
    return nil
  }
}
