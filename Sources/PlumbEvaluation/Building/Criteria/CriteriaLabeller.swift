public import PlumbCore

/// A model that says which quality criteria prompts meet.
///
/// The prompt's language chooses the template. A reply without a label gets one second asking, then the label is failed.
public struct CriteriaLabeller: Sendable {
  /// The labeller's name, kept with each label.
  public let name: String
  private let client: any ModelClient
  private let settings: SamplingSettings

  /// The most Unicode scalars of a prompt that are shown; the middle of a longer one is left out.
  static let shownLength = 6_000

  /// A labeller.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - client: The model, behind store and budget.
  ///   - settings: What the user says about sampling; goes over temperature 0 and 256 tokens.
  public init(name: String, client: any ModelClient, settings: SamplingSettings = SamplingSettings()) {
    self.name = name
    self.client = client
    self.settings = SamplingSettings(temperature: 0, maxTokens: 256).overridden(by: settings)
  }

  /// Labels one prompt.
  ///
  /// - Throws: `ModelError` when going on is impossible; a call that fails otherwise is a failed label.
  public func label(_ item: Item) async throws(ModelError) -> CriteriaLabel {
    let language = item.language == "zh" ? "zh" : "en"
    var request = ModelRequest(
      messages: CriteriaTemplate.messages(for: item, language: language), settings: settings, item: item.id)
    var failure = Failure(.noVerdict, "")
    for isSecondAsking in [false, true] {
      let reply: ModelReply
      do {
        reply = try await client.reply(to: request)
      } catch {
        if error.isFatal { throw error }
        return CriteriaLabel(item: item.id, failure: Failure(error), labeller: name)
      }
      do throws(Failure) {
        if reply.finishReason == .refusal { throw Failure(.refused, "The labeller refused.") }
        return CriteriaLabel(item: item.id, met: try criteriaNamed(in: reply.text), labeller: name)
      } catch {
        failure = error
      }
      guard !isSecondAsking, failure.code != .refused else { break }
      if !reply.text.isEmpty { request.messages.append(Message(.assistant, reply.text)) }
      request.messages.append(Message(.user, CriteriaTemplate.reask(language: language)))
    }
    return CriteriaLabel(item: item.id, failure: failure, labeller: name)
  }
}

extension Failure {
  /// Whether asking again at another time may help: the endpoint failed, not what it said.
  var isUnanswered: Bool { ModelError.Code(rawValue: code.rawValue) != nil }
}
