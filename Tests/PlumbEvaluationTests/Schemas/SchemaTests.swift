import Foundation
import PlumbCore
import PlumbJudging
import PlumbScoring
import Testing

@Suite struct SchemaTests {
  @Test(arguments: SchemaExamples.all) func `the examples are what the reader accepts and refuses`(
    _ examples: SchemaExamples
  ) {
    #expect(Set(examples.good).isDisjoint(with: examples.bad))
    guard let isAccepted = examples.isAccepted else { return }
    for example in examples.good { #expect(isAccepted(example), "\(example)") }
    for example in examples.bad { #expect(!isAccepted(example), "\(example)") }
  }

  @Test(
    .enabled(if: SchemaChecker.python != nil, "needs a Python with jsonschema (PLUMB_PYTHON, .venv or python3)"),
    arguments: SchemaExamples.all)
  func `the schema accepts and refuses the same`(_ examples: SchemaExamples) throws {
    let found = try SchemaChecker.problems(
      of: (examples.good + examples.bad).map { try JSONValue.parse($0) }, schema: examples.description)
    try #require(found.count == examples.good.count + examples.bad.count)
    for (example, problems) in zip(examples.good, found) { #expect(problems.isEmpty, "\(example)") }
    for (example, problems) in zip(examples.bad, found.dropFirst(examples.good.count)) {
      #expect(!problems.isEmpty, "\(example)")
    }
  }

  @Test func `the schema of a run spec lists the registered methods and recipes and nothing else`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Documentation/schemas/run-spec.schema.json")
    let schema = try JSONValue.parse(String(contentsOf: url, encoding: .utf8))
    for (key, names) in [
      ("score", Registry<LeaderboardMethod>.standard.names), ("recipe", Registry<NamedRecipe>.standard.names),
    ] {
      let listed = try #require(schema["properties"]?[key]?["enum"]?.array)
      #expect(listed == names.map(JSONValue.string) + [.null], "\(key)")
    }
  }
}
