public import PlumbCore

extension RunFolder {
  /// What became of every model's answers, in the models' order; models without a file of responses are left out.
  ///
  /// - Throws: `CoreError` when a file cannot be read.
  public func answerCounts(of models: [String]) throws(CoreError) -> [AnswerCounts] {
    var all: [AnswerCounts] = []
    for model in models {
      guard let lines = try? JSONLinesReader<Response>(path: responses(of: model)) else { continue }
      var counts = AnswerCounts(model: model)
      for case .record(let response, _) in lines { counts.add(response) }
      all.append(counts)
    }
    return all
  }
}
