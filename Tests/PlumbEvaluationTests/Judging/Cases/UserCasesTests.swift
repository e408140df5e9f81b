import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

/// What users have reported, through the real templates and parsers.
@Suite struct UserCasesTests {
  /// Thinking is taken out before a reply reaches a judge; its separator has tests of its own.
  private static func lines(_ folder: String) throws -> [JudgedReply] {
    let path = "\(SharedData.folder ?? "")/cases/\(folder)/cases.jsonl"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let vector = try JSONValue.parse(String(line))
      guard let kind = vector["kind"]?.string, kind == "grade" || kind == "pair", vector["group"]?.string != "thinking"
      else { return nil }
      let input = try #require(vector["input"])
      let expected = try #require(vector["expected"])
      var reply = JudgedReply(
        id: try #require(vector["id"]?.string), template: try #require(input["template"]?.string),
        text: input["text"]?.string,
        expected: try (expected["one_of"]?.array ?? [expected]).map(Self.result))
      if let echo = input["echo"] {
        reply.echo = .init(
          take: try #require(echo["take"]?.string.flatMap(JudgedReply.Echo.Take.init)),
          prefix: echo["prefix"]?.string ?? "", suffix: echo["suffix"]?.string ?? "")
      }
      if let answers = input["answers"] {
        reply.answers = try (#require(answers["a"]?.string), #require(answers["b"]?.string))
      }
      return reply
    }
  }

  private static func result(_ value: JSONValue) throws -> JudgedReply.Result {
    if let grade = value["grade"]?.double { return .grade(grade) }
    if let preference = value["preference"]?.double { return .preference(preference) }
    #expect(value["failed"]?.bool == true)
    return .failed
  }

  @Test(.needsSharedData, arguments: ["04-grade-forms", "05-pair-verdicts", "19-json-verdicts", "35-echoed-question"])
  func `every reported reply is judged as a careful reader would`(folder: String) async throws {
    let replies = try Self.lines(folder)
    #expect(replies.count >= 8)
    for reply in replies {
      let found = try await reply.judged()
      #expect(
        reply.expected.contains(found.result), "\(reply.id): \(reply.text ?? "echo") \(String(describing: found))")
    }
  }
}
