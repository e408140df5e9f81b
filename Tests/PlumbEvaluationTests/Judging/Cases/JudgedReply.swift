import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

/// A judge's reply, given at every asking, and how it must be judged through a real template.
struct JudgedReply: Sendable, CustomTestStringConvertible {
  /// What a judge that repeats its question repeats.
  struct Echo: Sendable {
    enum Take: String { case last, all, reask }

    var take: Take
    var prefix = ""
    var suffix = ""

    func text(_ request: ModelRequest) -> String {
      let contents = request.messages.map(\.content)
      let asked = request.messages.filter { $0.role == .user }
      switch take {
      case .last: return prefix + (contents.last ?? "") + suffix
      case .all: return prefix + contents.joined(separator: "\n\n") + suffix
      case .reask: return asked.count > 1 ? prefix + (contents.last ?? "") + suffix : "I cannot decide."
      }
    }
  }

  enum Result: Sendable, Equatable {
    case preference(Double)
    case grade(Double)
    case failed
  }

  var id: String
  var template: String
  var language = "en"
  var text: String?
  var echo: Echo?
  var answers = (a: "Paris.", b: "It is Paris, on the Seine.")
  var expected: [Result]

  var testDescription: String { id }

  /// What Plumb makes of it, and the failure where there is one.
  func judged() async throws -> (result: Result, failure: Failure?) {
    let client = ScriptedClient { [text, echo] request throws(ModelError) in
      ModelReply(text: text ?? echo?.text(request) ?? "", finishReason: .stop)
    }
    let family = try Registry<TemplateFamily>.standard.element(named: template)
    let item = Item(id: "i", turns: ["What is the capital of France?"], language: language)
    let outcome: Outcome?
    if let version = family.templates[language], Registry<RatingsParserKind>.standard.reads(version) {
      let judge = try LLMPointwiseJudge(
        name: "j", client: CachedClient(scripted: client), templates: family.templates, recipe: JudgingRecipe())
      outcome = try await judge.judgments(of: Response(item: "i", model: "m", turns: [answers.a]), to: item).first?
        .outcome
    } else {
      let judge = try LLMJudge(
        name: "j", client: CachedClient(scripted: client), templates: family.templates, orders: .first,
        recipe: JudgingRecipe())
      outcome = try await judge.judgments(of: comparison(answers.a, answers.b, item: item)).first?.outcome
    }
    switch outcome {
    case .preference(let preference)?: return (.preference(preference.first), nil)
    case .ratings(let ratings)?: return (.grade(ratings.overall), nil)
    case .failed(let failure)?: return (.failed, failure)
    default: return (.failed, nil)
    }
  }
}
