public import PlumbCore
internal import PlumbJudging

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
    let language = Language(of: item.language)
    let (result, _) = try await askParsed(
      client, request(for: item), reask: CriteriaTemplate.reask(language: language), parse: criteriaNamed)
    switch result {
    case .success(let met): return CriteriaLabel(item: item.id, met: met, labeller: name)
    case .failure(let failure): return CriteriaLabel(item: item.id, failure: failure, labeller: name)
    }
  }

  /// What is asked about a prompt.
  func request(for item: Item) -> ModelRequest {
    ModelRequest(
      messages: CriteriaTemplate.messages(for: item, language: Language(of: item.language)), settings: settings,
      item: item.id)
  }

}
