import PlumbCore
import PlumbEvaluation

let goodSpec = """
  name: run
  benchmark: starter-en
  items:
    limit: 4
    tags: [demo]
  models:
    small:
      provider: openai
      model: gpt-4o-mini
      temperature: 0.5
    recorded: { responses: recorded.jsonl }
  baseline: recorded
  judge: { model: small, template: pairwise, orders: both }
  generation: { max_tokens: 100, by_category: { math: { temperature: 0 } } }
  score: win-rate
  budget: { usd: 2.00, requests: 5000 }
  seed: 3
  coverage_floor: 0.9
  language: zh
  """

/// The spec of a text that is called `spec.yaml`.
func readSpec(_ text: String) throws(CoreError) -> RunSpec { try RunSpec(YAMLDocument(text: text, file: "spec.yaml")) }
