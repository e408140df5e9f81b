import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlpacaEvalJudgeConfigTests {
  let folder: TemporaryFolder
  static let prompt = """
    <|im_start|>system
    You compare answers.
    <|im_end|>
    <|im_start|>user
    ## {instruction}
    m: {output_1}
    M: {output_2} {"rank": 1}
    <|im_end|>

    """

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write(Self.prompt, to: "configs/mine/prompt.txt")
  }

  func load(_ yaml: String, as name: String = "configs.yaml") throws -> AlpacaEvalJudgeConfig {
    _ = try folder.write(yaml, to: "configs/mine/\(name)")
    return try AlpacaEvalJudgeConfig.load(path: "\(folder.path)/configs/mine")
  }

  func config(_ parser: String, kwargs: String = "model_name: gpt-4o") -> String {
    """
    mine:
      prompt_template: mine/prompt.txt
      fn_completions: openai_completions
      completions_kwargs: {\(kwargs)}
    \(parser)
    """
  }

  func parser(_ lines: String, kwargs: String = "model_name: gpt-4o") throws -> JudgeTemplate.Parser? {
    let indented = lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return try load(config(indented, kwargs: kwargs)).annotators.first?.template.parser
  }

  @Test func `loads the weighted judge's layout`() throws {
    let judge = try load(
      """
      weighted:
        prompt_template: mine/prompt.txt
        fn_completions: openai_completions
        completions_kwargs:
          model_name: gpt-4-1106-preview
          max_tokens: 1
          temperature: 1
          logprobs: true
          top_logprobs: 5
        fn_completion_parser: logprob_parser
        completion_parser_kwargs:
          numerator_token: m
          denominator_tokens: [m, M]
          is_binarize: false
        completion_key: completions_all
        batch_size: 1
      """)
    #expect(judge.name == "mine")
    #expect(judge.diagnostics.isEmpty)
    let annotator = try #require(judge.annotators.first)
    #expect(annotator.provider == "openai")
    #expect(annotator.model == "gpt-4-1106-preview")
    #expect(annotator.randomizesOrder)
    #expect(annotator.randomSeedColumns == ["instruction"])
    #expect(
      annotator.template
        == JudgeTemplate(
          name: "weighted",
          messages: [
            Message(.system, "You compare answers."),
            Message(.user, "## {instruction}\nm: {output_1}\nM: {output_2} {\"rank\": 1}"),
          ],
          slotStyle: .singleBraces,
          parser: .init("logprobs", ["first": ["m"], "second": ["M"], "position": 0, "binarize": false]),
          settings: SamplingSettings(temperature: 1, maxTokens: 1, topLogprobs: 5)))
  }

  @Test func `maps the pattern parser, which is the default`() throws {
    let kwargs =
      "completion_parser_kwargs:\n  outputs_to_match:\n    1: '(?i)output \\(a\\)'\n    2: \"M\"\n    1.5: tie\n    0: \"0\""
    let expected = JudgeTemplate.Parser(
      "pattern",
      [
        "verdicts": [
          ["pattern": #"(?i)output \(a\)"#, "preference": 1], ["pattern": "M", "preference": 0],
          ["pattern": "tie", "preference": 0.5], ["pattern": "0", "preference": 0.5],
        ], "take": "sole",
      ])
    #expect(try parser(kwargs) == expected)
    #expect(try parser("fn_completion_parser: regex_parser\n\(kwargs)") == expected)
  }

  @Test func `maps the other parsers`() throws {
    #expect(
      try parser("fn_completion_parser: ranking_parser")
        == .init("ranking", ["format": "python-literal", "model": "model_1"]))
    #expect(
      try parser("fn_completion_parser: ranking_parser\ncompletion_parser_kwargs: {model_1_name: m}")
        == .init("ranking", ["format": "python-literal", "model": "m"]))
    #expect(
      try parser("fn_completion_parser: json_parser\ncompletion_parser_kwargs: {annotation_key: winner}")
        == .init("json", ["path": "winner", "scale": "alpaca-eval"]))
    #expect(try parser("fn_completion_parser: lmsys_parser") == .init("scores"))
    #expect(try parser("fn_completion_parser: eval_parser") == .init("literal", ["scale": "alpaca-eval"]))
    #expect(
      try parser(
        """
        fn_completion_parser: logprob_parser
        completion_parser_kwargs: {numerator_token: m, denominator_tokens: [m, M, x], log_prob_index: -1}
        """, kwargs: "model_name: davinci, logprobs: 5")
        == .init("logprobs", ["first": ["m"], "second": ["M", "x"], "position": "last", "binarize": true]))
    #expect(
      try parser("fn_completion_parser: replace_parser\ncompletion_parser_kwargs: {replacer: {'A': 1, 'B': 2}}")
        == .init(
          "pipeline",
          ["steps": [["name": "replace", "options": ["replacer": ["A": 1, "B": 2], "scale": "alpaca-eval"]]]]))
    #expect(
      try parser(
        """
        fn_completion_parser: pipeline_meta_parser
        completion_parser_kwargs:
          parsers_to_kwargs:
            json_parser: {annotation_key: ordered_models}
            ranking_parser: {model_1_name: m}
            replace_parser: {replacer: {x: 1}, default_replacer: 2}
        """)
        == .init(
          "pipeline",
          [
            "steps": [
              ["name": "json", "options": ["scale": "alpaca-eval", "path": "ordered_models"]],
              ["name": "ranking", "options": ["format": "python-literal", "model": "m"]],
              ["name": "replace", "options": ["replacer": ["x": 1], "scale": "alpaca-eval", "default": 2]],
            ]
          ]))
  }

  @Test func `maps settings and says what it leaves out`() throws {
    let judge = try load(
      """
      a:
        prompt_template: prompt.txt
        fn_completions: anthropic_completions
        completions_kwargs:
          model_name: claude
          max_tokens_to_sample: 50
          top_p: 0.9
          stop_sequences: ["\\n\\nHuman:"]
          tools: [{type: function, function: {name: f}}]
          tool_choice: {type: function}
          requires_chatml: true
          client_kwargs: {base_url: "http://x"}
          bogus: 1
        fn_completion_parser: lmsys_parser
        is_randomize_output_order: false
        random_seed_column: [output_2, instruction]
        pretty_name: A
        link: https://example.org
        processors_to_kwargs: {ChainOfThoughtProcessor: {}}
        shiny: yes
      b:
        prompt_template: "{instruction} {output_1} {output_2}"
        fn_completions: openai_completions
        completions_kwargs: {model_name: gpt-4o}
        fn_completion_parser: lmsys_parser
      """)
    #expect(judge.annotators.map(\.name) == ["a", "b"])
    let first = judge.annotators[0]
    #expect(first.provider == "anthropic")
    #expect(first.prettyName == "A")
    #expect(!first.randomizesOrder)
    #expect(first.randomSeedColumns == ["instruction", "output_2"])
    #expect(
      first.template.settings
        == SamplingSettings(
          topP: 0.9, maxTokens: 50, stop: ["\n\nHuman:"],
          extra: ["tools": [["type": "function", "function": ["name": "f"]]], "tool_choice": ["type": "function"]]))
    #expect(judge.annotators[1].template.messages == [Message(.user, "{instruction} {output_1} {output_2}")])
    let file = "\(folder.path)/configs/mine/configs.yaml"
    #expect(
      judge.diagnostics.map(\.description) == [
        "\(file):12:5: field 'a.completions_kwargs.client_kwargs': names a client of alpaca_eval's; give the endpoint's address and key in the run's settings. It was left out.",
        "\(file):13:5: field 'a.completions_kwargs.bogus': is not a setting that Plumb knows and was left out",
        "\(file):19:3: field 'a.processors_to_kwargs': is not used by Plumb and was left out",
        "\(file):20:3: field 'a.shiny': is not a key that Plumb knows and was left out",
      ])
    #expect(judge.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `reads config.yaml and the file itself`() throws {
    let judge = try load(config("  fn_completion_parser: lmsys_parser"), as: "config.yaml")
    #expect(try AlpacaEvalJudgeConfig.load(path: "\(folder.path)/configs/mine/config.yaml") == judge)
    #expect(try AlpacaEvalJudgeConfig.load(path: "\(folder.path)/configs/mine/") == judge)
  }

  @Test func `picks annotators of a pool as alpaca_eval does`() {
    // random.Random("annotator2+20").random() is 0.48685727423026903.
    #expect(AlpacaEval.annotatorIndex(instruction: "2+2", count: 2) == 0)
    #expect(AlpacaEval.annotatorIndex(instruction: "2+2", count: 13) == 6)
    #expect(AlpacaEval.annotatorIndex(instruction: "2+2", count: 1) == 0)
  }

  @Test func `reads the older form of prompts with Human and Assistant`() {
    let prompt = ChatMLPrompt(
      "\n\nHuman: {instruction}\n{output_1}\n\nAssistant: Yes.\n\nHuman: {output_2}\n\nAssistant:",
      location: Location(),
      isFile: false)
    #expect(prompt.diagnostics.isEmpty)
    #expect(
      prompt.messages == [
        Message(.user, "{instruction}\n{output_1}"), Message(.assistant, "Yes."), Message(.user, "{output_2}"),
      ])
  }
}
