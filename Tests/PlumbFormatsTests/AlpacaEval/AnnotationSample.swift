import PlumbCore

@testable import PlumbFormats

/// One usable row, with keys replaced or removed (`nil`).
func annotationRow(_ changes: [(String, String?)] = []) -> String {
  var keys: [(String, String)] = [
    ("instruction", "\"Say hi.\""), ("output_1", "\"Hello.\""), ("generator_1", "\"base\""),
    ("dataset", "\"koala\""), ("output_2", "\"Hi 👋🏽\""), ("generator_2", "\"small\""),
    ("annotator", "\"judge\""), ("preference", "1.25"),
  ]
  for (key, value) in changes {
    keys.removeAll { $0.0 == key }
    if let value { keys.append((key, value)) }
  }
  return "{" + keys.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
}

/// Everything a file hands on.
func readAnnotations(_ paths: String..., options: ReadOptions = ReadOptions()) throws
  -> (judgments: [ImportedJudgment], report: ReadReport)
{
  var judgments: [ImportedJudgment] = []
  let report = try AlpacaEvalAnnotations.read(paths, options: options) { judgments.append($0) }
  return (judgments, report)
}

/// AlpacaEval's figures, written plainly from §2.2 of the reference.
struct WinRateFigures: Equatable {
  var winRate: Double
  var standardError: Double
  var wins = 0
  var baselineWins = 0
  var draws = 0
  var total: Int
  var discreteWinRate: Double

  init(_ judgments: [Judgment]) {
    let preferences = judgments.compactMap { $0.extra["preference"]?.double }
    let x = preferences.map { $0 - 1 }
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    winRate = 100 * mean
    let squares = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    standardError = 100 * (squares / (n - 1)).squareRoot() / n.squareRoot()
    for value in x {
      if value > 0.5 { wins += 1 } else if value < 0.5 { baselineWins += 1 } else { draws += 1 }
    }
    total = x.count
    discreteWinRate = 100 * (Double(wins) + Double(draws) / 2) / n
  }
}
