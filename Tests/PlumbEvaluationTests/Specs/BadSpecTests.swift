import PlumbCore
import PlumbEvaluation
import PlumbTestSupport
import Testing

@Suite struct BadSpecTests {
  /// The good spec with one line changed, and how the first sentence goes on after the file's name.
  struct Change: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var sentence: String
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ sentence: String) {
      self.old = old
      self.new = new
      self.sentence = sentence
    }
  }

  static let changes = [
    Change("name: run", "", "field 'name': missing; expected a string that is not empty"),
    Change("name: run", "name:", ":1: field 'name': missing"),
    Change("name: run", "name: 12", ":1: field 'name': expected a string that is not empty, found a number"),
    Change("name: run", "name: no", ":1: field 'name': expected a string that is not empty, found a boolean"),
    Change("name: run", "name: ''", ":1: field 'name': expected a string that is not empty, found a string"),
    Change("name: run", "name: ../up", ":1: field 'name': '../up' cannot name a folder"),
    Change("name: run", "name: .hidden", ":1: field 'name': '.hidden' cannot name a folder"),
    Change("name: run", "name: a\\b", ":1: field 'name': 'a\\b' cannot name a folder"),
    Change("name: run", "name: \"a\\nb\"", ":1: field 'name': 'a\nb' cannot name a folder"),
    Change("  small:", "  \"a\\0b\":", "field 'models.a\u{0}b': the name must be usable as a file's"),
    Change("name: run", "name: \"a\\0b\"", ":1: field 'name': 'a\u{0}b' cannot name a folder"),
    Change("name: run", "name: [run]", ":1: field 'name': expected a string that is not empty, found an array"),
    Change("name: run", "name: run\nname: again", ":1:1: the mapping names 'name' twice; expected each key once"),
    Change("benchmark: starter-en", "benchmark: {}", ":2: field 'benchmark': expected a string"),
    Change("benchmark: starter-en", "", "field 'benchmark': missing"),
    Change(
      "  limit: 4", "  limit: four", ":4: field 'items.limit': expected a whole number of at least 1, found a string"),
    Change("  limit: 4", "  limit: 1.5", ":4: field 'items.limit': expected a whole number"),
    Change("  limit: 4", "  limit: 0", ":4: field 'items.limit': expected a whole number"),
    Change("  tags: [demo]", "  tags: demo", ":5: field 'items.tags': expected an array of strings, found a string"),
    Change(
      "  tags: [demo]", "  categories: { a: 1 }",
      ":5: field 'items.categories': expected an array of strings, found an object"),
    Change(
      "  tags: [demo]", "  languages: [en, no]",
      ":5: field 'items.languages': expected an array of strings, found an array"),
    Change("items:\n  limit: 4\n  tags: [demo]", "items: 24", ":3: field 'items': expected an object, found a number"),
    Change("models:", "model:", "field 'models': missing; expected an object"),
    Change("  small:", "  .small:", "field 'models..small': the name must be usable as a file's"),
    Change("  small:", "  a/b:", "field 'models.a/b': the name must be usable as a file's"),
    Change("  small:", "  '':", "field 'models.': the name must be usable as a file's"),
    Change(
      "  recorded: { responses: recorded.jsonl }", "  recorded: recorded.jsonl",
      ":11: field 'models.recorded': expected a model's keys, found a string"),
    Change(
      "  recorded: { responses: recorded.jsonl }", "  recorded:",
      ":11: field 'models.recorded': expected a model's keys, found null"),
    Change(
      "  recorded: { responses: recorded.jsonl }", "", "field 'baseline': 'recorded' is none of the models (small)"),
    Change(
      "  recorded: { responses: recorded.jsonl }", "  small: { responses: r }",
      ":7:3: the mapping names 'small' twice; expected each key once"),
    Change(
      "baseline: recorded", "baseline: other", ":12: field 'baseline': 'other' is none of the models (small, recorded)"),
    Change("baseline: recorded", "baseline: [recorded]", ":12: field 'baseline': expected a string"),
    Change("judge: {", "jugde: {", "field 'judge': missing; expected an object"),
    Change(
      "judge: { model: small, template: pairwise, orders: both }", "judge: small",
      ":13: field 'judge': expected an object, found a string"),
    Change(
      "judge: { model: small,", "judge: {",
      ":13: field 'judge.model': missing; expected one of the models, or 'rule', or 'config'"),
    Change(
      "judge: { model: small,", "judge: { model: ~,",
      ":13: field 'judge.model': missing; expected one of the models, or 'rule', or 'config'"),
    Change("judge: { model: small,", "judge: { provider: null,", ":13: field 'judge.model': missing"),
    Change(
      "judge: { model: small,", "judge: { model: other,",
      ":13: field 'judge.model': 'other' is none of the models (small, recorded); to use another one, give its provider here"
    ),
    Change(
      "judge: { model: small,", "judge: { model: 5,",
      ":13: field 'judge.model': expected a string that is not empty, found a number"),
    Change(
      "judge: { model: small,", "judge: { rule: coin,",
      ":13: field 'judge.rule': expected one of longest, random, first, found a string"),
    Change(
      "judge: { model: small,", "judge: { config: [a],",
      ":13: field 'judge.config': expected a string that is not empty, found an array"),
    Change("generation: {", "generation: [", ":14:"),
    Change(
      "generation: { max_tokens: 100, by_category: { math: { temperature: 0 } } }", "generation: 3",
      ":14: field 'generation': expected an object, found a number"),
    Change("score: win-rate", "score: best", ":15: field 'score': 'best' is not known; expected win-rate"),
    Change("score: win-rate", "score: 1", ":15: field 'score': expected a string"),
    Change("budget: {", "budget: 5 #", ":16: field 'budget': expected an object, found a number"),
    Change("usd: 2.00", "usd: -1", ":16: field 'budget.usd': expected a number from 0.0"),
    Change(
      "usd: 2.00", "usd: $2", ":16: field 'budget.usd': expected a number from 0.0 to 1000000000.0, found a string"),
    Change("usd: 2.00", "usd: .inf", ":16: field 'budget.usd': expected a number"),
    Change("requests: 5000", "requests: many", ":16: field 'budget.requests': expected a whole number of at least 0"),
    Change("requests: 5000", "requests: -1", ":16: field 'budget.requests': expected"),
    Change("seed: 3", "seed: three", ":17: field 'seed': expected a whole number, found a string"),
    Change("seed: 3", "seed: 1e30", ":17: field 'seed': expected a whole number"),
    Change(
      "coverage_floor: 0.9", "coverage_floor: 90", ":18: field 'coverage_floor': expected a number from 0.0 to 1.0"),
    Change("coverage_floor: 0.9", "coverage_floor: 90%", ":18: field 'coverage_floor': expected"),
    Change("language: zh", "language: de", ":19: field 'language': expected en or zh, found 'de'"),
    Change("language: zh", "language: [en]", ":19: field 'language': expected a string"),
    Change("language: zh", "language: \"zh", ":19:"), Change("seed: 3", "\tseed: 3", ":17:1: not valid YAML"),
    Change("seed: 3", "seed: *nowhere", ":17:"), Change("seed: 3", "seed: 3: 4", ":17:"),
    Change("name: run", "- run", ":"), Change("name: run", "%YAML 9.9", ":"),
    Change("name: run", "name: run\n---\nname: second", ":"),
  ]

  @Test(arguments: changes) func `a wrong line is told with its place`(_ change: Change) throws {
    let text = goodSpec.replacing(change.old, with: change.new)
    try #require(text != goodSpec)
    #expect {
      _ = try readSpec(text)
    } throws: { error in
      // What is missing has no line of its own.
      let place = change.sentence.hasPrefix(":") ? "spec.yaml\(change.sentence)" : "spec.yaml: \(change.sentence)"
      if "\(error)".hasPrefix(place) { return true }
      return !change.sentence.hasPrefix(":") && "\(error)".contains(change.sentence)
        && "\(error)".hasPrefix("spec.yaml:")
    }
  }

  @Test(arguments: ["", "\n", "# nothing", "null", "~", "[]", "- a", "run", "5", "true"])
  func `a document without keys is refused`(text: String) {
    #expect {
      _ = try readSpec(text)
    } throws: { error in
      "\(error)".hasPrefix("spec.yaml:1: ") && "\(error)".hasSuffix("; expected a YAML mapping.")
    }
  }

  @Test(arguments: 0..<400) func `a damaged spec is read or refused with places`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let path = try folder.write(mutatedFile(Array(goodSpec.utf8), using: &random), to: "spec.yaml")
    do {
      let spec = try RunSpec(YAMLDocument(path: path))
      #expect(spec.warnings.allSatisfy { $0.location.file == path && $0.location.field != nil }, "seed \(seed)")
    } catch {
      for line in error.description.split(separator: "\n")
      where !line.hasPrefix("Fix the spec") && !line.hasPrefix("… and ") {
        #expect(line.hasPrefix("\(path):"), "seed \(seed): \(error)")
      }
      #expect(error.description.hasPrefix("\(path):"), "seed \(seed): \(error)")
    }
  }
}
