internal import PlumbCore
internal import PlumbJudging

/// Items and responses read side by side: the files are in the same order, so one item is in memory at a time.
struct Comparisons: Sequence, IteratorProtocol {
  private var items: ValidRecords<Item>
  private let baselines: RunBaselines?
  private let names: [String]
  private var models: [ValidRecords<Response>]
  private var pending: [Comparison] = []

  /// Opens a run's files.
  ///
  /// - Parameters:
  ///   - models: All models, the baselines included.
  ///   - baselines: The baselines; `nil` pairs every model with every later one.
  ///   - folder: The run's files.
  /// - Throws: `CoreError` when a file cannot be opened.
  init(models: [String], baselines: RunBaselines?, folder: RunFolder) throws(CoreError) {
    items = try ValidRecords(path: folder.items)
    self.baselines = baselines
    names = models
    var readers: [ValidRecords<Response>] = []
    for model in models { readers.append(try ValidRecords(path: folder.responses(of: model))) }
    self.models = readers
  }

  mutating func next() -> Comparison? {
    while pending.isEmpty {
      guard let item = items.next() else { return nil }
      var answers: [Response] = []
      for index in models.indices {
        guard let answer = models[index].next() else { return nil }
        answers.append(answer)
      }
      if let baselines {
        guard let own = baselines.baseline(of: item).flatMap(names.firstIndex(of:)) else { return nil }
        pending = answers.indices.filter { $0 != own }.map { index in
          var comparison = Comparison(item: item, baseline: answers[own], model: answers[index])
          comparison.namesBaseline = baselines.single == nil
          return comparison
        }
      } else {
        guard answers.count > 1 else { return nil }
        for (index, first) in answers.enumerated() {
          pending += answers[(index + 1)...].map { Comparison(item: item, baseline: first, model: $0) }
        }
      }
      pending.reverse()
    }
    return pending.popLast()
  }
}

/// Every response of every model with its item, item by item.
struct ItemResponses: Sequence, IteratorProtocol {
  private var items: ValidRecords<Item>
  private var models: [ValidRecords<Response>]
  private var pending: [(response: Response, item: Item)] = []

  init(models: [String], folder: RunFolder) throws(CoreError) {
    items = try ValidRecords(path: folder.items)
    var readers: [ValidRecords<Response>] = []
    for model in models { readers.append(try ValidRecords(path: folder.responses(of: model))) }
    self.models = readers
  }

  mutating func next() -> (response: Response, item: Item)? {
    while pending.isEmpty {
      guard let item = items.next() else { return nil }
      pending = models.compactMap { reader in reader.next().map { ($0, item) } }
      guard !pending.isEmpty else { return nil }
      pending.reverse()
    }
    return pending.popLast()
  }
}
