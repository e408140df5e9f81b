internal import PlumbCore

/// Items and responses read side by side: the files are in the same order, so one item is in memory at a time.
struct Comparisons: Sequence, IteratorProtocol {
  private var items: ValidRecords<Item>
  private var baseline: ValidRecords<Response>
  private var models: [ValidRecords<Response>]
  private var pending: [Comparison] = []

  init(models: [String], baseline: String, folder: RunFolder) throws(CoreError) {
    items = try ValidRecords(path: folder.items)
    self.baseline = try ValidRecords(path: folder.responses(of: baseline))
    var readers: [ValidRecords<Response>] = []
    for model in models { readers.append(try ValidRecords(path: folder.responses(of: model))) }
    self.models = readers
  }

  mutating func next() -> Comparison? {
    while pending.isEmpty {
      guard let item = items.next(), let baseline = baseline.next() else { return nil }
      pending = models.compactMap { reader in
        reader.next().map { Comparison(item: item, baseline: baseline, model: $0) }
      }
      pending.reverse()
    }
    return pending.popLast()
  }
}
