internal import PlumbCore
internal import PlumbScoring

/// What answers are like, from files of responses.
struct AnswerLookup {
  private struct Key: Hashable {
    var item: String
    var model: String
  }

  private var known: [Key: AnswerTraits] = [:]

  /// Reads files of Plumb's responses; `NAME=FILE` gives a model another name.
  init(_ paths: [String]) throws(CoreError) {
    for path in paths {
      let file = NamedFile(path)
      for response in try JSONLinesReader<Response>.load(path: file.path).records {
        guard let text = response.turns.last else { continue }
        let model = response.model.isEmpty ? file.name : response.model
        known[Key(item: response.item, model: model)] = AnswerTraits(of: SeparatedThinking(text).text)
      }
    }
  }

  /// The traits of the answers shown: of the texts when there are any, or else of the responses; empty when one is unknown.
  func traits(item: String, models: [String], texts: [String]) -> [AnswerTraits] {
    if texts.count == models.count { return texts.map { AnswerTraits(of: $0) } }
    guard !known.isEmpty else { return [] }
    let found = models.compactMap { known[Key(item: item, model: $0)] }
    return found.count == models.count ? found : []
  }
}
