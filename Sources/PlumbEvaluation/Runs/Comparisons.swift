internal import PlumbCore

/// Items and responses read side by side: the files are in the same order, so one item is in memory at a time.
struct Comparisons: Sequence, IteratorProtocol {
  private var items: ValidRecords<Item>
  private var baselines: [String: ValidRecords<Response>] = [:]
  private let choice: RunBaselines?
  private var models: [ValidRecords<Response>]
  private var pending: [Comparison] = []

  /// Opens a run's files.
  ///
  /// - Parameters:
  ///   - models: The models without the baseline.
  ///   - baselines: The baselines; `nil` pairs every model with every later one.
  ///   - folder: The run's files.
  /// - Throws: `CoreError` when a file cannot be opened.
  init(models: [String], baselines: RunBaselines?, folder: RunFolder) throws(CoreError) {
    items = try ValidRecords(path: folder.items)
    choice = baselines
    for name in baselines?.all ?? [] { self.baselines[name] = try ValidRecords(path: folder.responses(of: name)) }
    var readers: [ValidRecords<Response>] = []
    for model in models { readers.append(try ValidRecords(path: folder.responses(of: model))) }
    self.models = readers
  }

  mutating func next() -> Comparison? {
    while pending.isEmpty {
      guard let item = items.next() else { return nil }
      let answers = models.compactMap { $0.next() }
      if let choice {
        var own: Response?
        for name in choice.all {
          let response = baselines[name]?.next()
          if name == choice.baseline(of: item) { own = response }
        }
        guard let own else { return nil }
        pending = answers.map { answer in
          var comparison = Comparison(item: item, baseline: own, model: answer)
          comparison.namesBaseline = choice.all.count > 1
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
