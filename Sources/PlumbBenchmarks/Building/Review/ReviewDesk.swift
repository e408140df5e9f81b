internal import Foundation
public import PlumbCore

/// Where a person decides about a build's questions: the queue that the steps left, and the file of decisions.
public struct ReviewDesk: Sendable {
  /// The file that the questions are read from.
  public let questions: String
  /// The file that decisions are appended to.
  public let decisions: String

  /// The desk of a build.
  ///
  /// - Parameters:
  ///   - spec: The build's spec.
  ///   - folder: The build's files.
  /// - Throws: `CoreError` when the recipe has no review, or the steps before it are not done.
  public init(spec: BuildSpec, folder: BuildFolder) throws(CoreError) {
    guard spec.recipe.name == BuildRecipe.alignBench.name else {
      throw CoreError(
        .invalidInput, "recipe '\(spec.recipe.name)' has no review; expected recipe: \(BuildRecipe.alignBench.name).")
    }
    var fields = spec.origin.reader(of: spec.keys, at: "")
    decisions = spec.baseFolder.resolve(BuildRecipe.decisionsPath(&fields, spec: spec))
    guard fields.isValid else { throw CoreError(fields.diagnostics, advice: "Fix the spec.") }
    questions = folder.file(of: "evidence", among: BuildRecipe.alignBenchSteps)
    guard FileManager.default.fileExists(atPath: questions) else {
      throw CoreError(
        .invalidInput,
        "\(questions): there are no questions yet. Run `plumb benchmark build` first; it stops where a person is needed."
      )
    }
  }

  /// The questions with the decisions made so far.
  ///
  /// - Throws: `CoreError` listing bad lines of the decisions file.
  public func queue() throws(CoreError) -> ReviewQueue {
    let items = try JSONLinesReader<Item>.load(path: questions).records
    let made =
      FileManager.default.fileExists(atPath: decisions)
      ? try JSONLinesReader<ReviewDecision>.load(path: decisions).records : []
    return ReviewQueue(items, decisions: made, source: decisions)
  }

  /// Reads decisions that were made elsewhere and checks them against the questions.
  ///
  /// - Parameter path: A decisions file.
  /// - Returns: The decisions, in order.
  /// - Throws: `CoreError` listing bad lines, unknown questions and impossible acceptances; then nothing is taken over.
  public func read(_ path: String) throws(CoreError) -> [ReviewDecision] {
    let found = try JSONLinesReader<ReviewDecision>.load(path: path).records
    let items = try JSONLinesReader<Item>.load(path: questions).records
    let trial = ReviewQueue(items, decisions: found, source: path)
    var problems = trial.diagnostics.map { Diagnostic(.error, $0.message, at: $0.location) }
    for entry in trial.entries where entry.isOutdated {
      problems.append(
        Diagnostic(
          .error, "'\(entry.item.id)' was decided about another text; look at it again", at: Location(file: path)))
    }
    guard problems.isEmpty else { throw CoreError(problems, advice: "Nothing was taken over. Correct the file.") }
    return found
  }

  /// Takes over decisions that were made elsewhere, after checking all of them.
  ///
  /// - Parameters:
  ///   - path: A decisions file.
  ///   - reviewer: Who decided, where the file does not say.
  ///   - time: When it was decided, where the file does not say; ISO 8601.
  /// - Returns: How many decisions were appended.
  /// - Throws: `CoreError` listing bad lines, unknown questions and impossible acceptances; then nothing is taken over.
  public func apply(_ path: String, reviewer: String? = nil, time: String) throws(CoreError) -> Int {
    var made = try read(path)
    for index in made.indices {
      made[index].reviewer = made[index].reviewer ?? reviewer
      made[index].time = made[index].time ?? time
    }
    try append(made)
    return made.count
  }

  /// Appends decisions, each one whole line, so that a session that is killed keeps every decision made.
  ///
  /// - Throws: `CoreError` when the file cannot be written.
  public func append(_ made: [ReviewDecision]) throws(CoreError) {
    do {
      if !FileManager.default.fileExists(atPath: decisions) {
        try Data().write(to: URL(filePath: decisions))
      }
      let handle = try FileHandle(forUpdating: URL(filePath: decisions))
      defer { try? handle.close() }
      let end = try handle.seekToEnd()
      var bytes: [UInt8] = []
      if end > 0 {
        try handle.seek(toOffset: end - 1)
        if try handle.read(upToCount: 1) != Data([0x0A]) { bytes.append(0x0A) }
      }
      for decision in made {
        JSONValue.object(decision.json).write(into: &bytes)
        bytes.append(0x0A)
      }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
    } catch {
      throw CoreError(.file, "\(decisions): cannot be written (\(error.localizedDescription)).")
    }
  }
}
