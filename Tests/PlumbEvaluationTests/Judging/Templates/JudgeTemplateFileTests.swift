import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

@Suite struct JudgeTemplateFileTests {
  private static let good = """
    name: mine
    language: zh
    messages:
      - { role: system, content: "判断。" }
      - role: user
        content: "{{question}} / {{answer_a}} / {{answer_b}}"
    parser: { name: scores }
    settings: { temperature: 0.5, max_tokens: 9 }
    reask: again
    """

  private func template(_ text: String) throws(CoreError) -> JudgeTemplate {
    try JudgeTemplateFile.template(from: YAMLDocument(text: text, file: "t.yaml"))
  }

  @Test func `a whole file is read`() throws {
    let template = try template(Self.good)
    #expect(template.name == "mine" && template.language == "zh" && template.reask == "again")
    #expect(template.messages.map(\.role) == [.system, .user])
    #expect(template.settings == SamplingSettings(temperature: 0.5, maxTokens: 9))
    #expect(template.parser == .init("scores"))
  }

  @Test func `a path is relative to the spec, a name is built in`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "t.yaml")
    #expect(try JudgeTemplateFile.templates(named: "t.yaml", relativeTo: folder.path)["zh"]?.name == "mine")
    #expect(try JudgeTemplateFile.templates(named: folder.file("t.yaml"), relativeTo: ".")["zh"]?.name == "mine")
    #expect(try JudgeTemplateFile.templates(named: "pairwise", relativeTo: folder.path).count == 2)
    #expect(throws: CoreError.self) { try JudgeTemplateFile.templates(named: "missing.yaml", relativeTo: folder.path) }
  }

  @Test(arguments: [
    ("{{answer_b}}", "{{b}}", "t.yaml:3: field 'messages': the slot {{answer_b}} is missing"),
    (
      "role: user", "role: tool",
      "t.yaml:5: field 'messages[1].role': expected one of system, user, assistant, found a string"
    ),
    ("parser: { name: scores }", "", "t.yaml: field 'parser': missing; expected an object"),
    (
      "{ name: scores }", "{ nam: scores }",
      "t.yaml:7: field 'parser.name': missing; expected a string that is not empty"
    ),
    ("{ name: scores }", "scores", "t.yaml:7: field 'parser': expected an object, found a string"),
    (
      "temperature: 0.5", "temperature: hot",
      "t.yaml:8: field 'settings.temperature': expected a number from 0.0 to 100.0, found a string"
    ),
    ("reask: again", "reask: []", "t.yaml:9: field 'reask': expected a string that is not empty, found an array"),
    ("language: zh", "language: 5", "t.yaml:2: field 'language': expected a string that is not empty, found a number"),
  ])
  func `what is wrong is told with its line`(old: String, new: String, sentence: String) {
    #expect {
      _ = try template(Self.good.replacing(old, with: new))
    } throws: { error in
      "\(error)" == "\(sentence)\nFix the template."
    }
  }
}
