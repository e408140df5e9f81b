public import PlumbCore
public import PlumbJudging

/// Items and the recipe they are run by.
public struct Benchmark: Sendable {
  /// Where the items are.
  public enum Source: Sendable {
    /// In the binary, as JSON Lines.
    case builtIn(String)
    /// In a JSON Lines file.
    case file(String)
  }

  /// The id: `starter-en`, or the file's name.
  public var id: String
  /// What it is, in a sentence.
  public var summary: String
  /// The licence of the items, as an SPDX expression or words; absent when unknown.
  public var licence: String?
  /// The items.
  public var source: Source
  /// How it is run unless a spec says otherwise.
  public var recipe: Recipe

  /// A benchmark.
  public init(id: String, summary: String, licence: String? = nil, source: Source, recipe: Recipe = Recipe()) {
    self.id = id
    self.summary = summary
    self.licence = licence
    self.source = source
    self.recipe = recipe
  }
}

extension Benchmark {
  /// How messages name the items' file.
  public var sourceName: String {
    switch source {
    case .builtIn: id
    case .file(let path): path
    }
  }

  /// Calls `body` for every line: an item or what is wrong with it.
  ///
  /// One line is in memory at a time.
  ///
  /// - Throws: `CoreError` when the file cannot be read, and whatever `body` throws.
  public func forEachItem(_ body: (JSONLinesReader<Item>.Line) throws -> Void) throws {
    try forEachNumberedItem { line, _ in try body(line) }
  }

  /// Calls `body` for every line with its number, which built-in benchmarks do not have.
  package func forEachNumberedItem(_ body: (JSONLinesReader<Item>.Line, Int?) throws -> Void) throws {
    switch source {
    case .file(let path):
      let reader = try JSONLinesReader<Item>(path: path)
      while let line = reader.next() { try body(line, reader.lineNumber) }
    case .builtIn(let text):
      let loaded = parseJSONLines(text, as: Item.self, name: id)
      if loaded.hasErrors { try body(.invalid(loaded.diagnostics), nil) }
      for item in loaded.records { try body(.record(item, warnings: []), nil) }
    }
  }

  /// All items; for benchmarks that are shown, not run.
  ///
  /// - Throws: `CoreError` listing bad lines unless `skipInvalid`.
  public func items(skipInvalid: Bool = false) throws -> [Item] {
    var items: [Item] = []
    var problems: [Diagnostic] = []
    try forEachItem { line in
      switch line {
      case .record(let item, _): items.append(item)
      case .invalid(let found): problems += found
      }
    }
    if !problems.isEmpty, !skipInvalid {
      throw CoreError(problems, advice: skipAdvice())
    }
    return items
  }
}
