internal import ArgumentParser
internal import PlumbCore
internal import PlumbWorkspace

/// One line for each model some of whose answers are not whole, and one for each that thought; empty when there is nothing to
/// say.
func answerText(_ answers: [AnswerCounts]) -> [String] {
  answers.flatMap { counts in
    [counts.problem(in: .english), counts.thought(in: .english)].compactMap { clause in
      clause.map { "\(TextTable.printable(counts.model)): \($0)." }
    }
  }
}

/// Ends with exit code 3 when too many answers of a model are not whole.
///
/// - Parameters:
///   - answers: The counts by model.
///   - floor: The least share of whole answers, 0–1.
/// - Throws: `ExitCode` 3.
func checkAnswers(_ answers: [AnswerCounts], floor: Double) throws {
  let low = answers.filter { $0.isBelow(floor) }
  guard !low.isEmpty else { return }
  let list = low.map { counts in
    "\(TextTable.printable(counts.model)) \(formatDecimal(100 * Double(counts.count - counts.broken) / Double(counts.count), 1)) %"
  }
  Console.error(
    "plumb: whole answers are below the floor of \(formatDecimal(100 * floor, 0)) % (answer_floor): "
      + list.joined(separator: ", ") + ".")
  throw ExitCode(3)
}
