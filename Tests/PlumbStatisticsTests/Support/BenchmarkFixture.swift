import Foundation
import PlumbStatistics
import PlumbTestSupport

/// A benchmark's bootstrapped scores beside Chatbot Arena's ratings, for the twenty shared models.
struct BenchmarkFixture {
  var scores: [Double] = []
  var intervals: [Interval] = []
  var narrow: [Interval] = []
  var means: [Double] = []
  var variances: [Double] = []
  var truth: [Double] = []
  var truthIntervals: [Interval] = []

  /// Expected key, file, mapping of names and whether the mapping leads to the arena's names.
  static let all: [(key: String, file: String, mapping: String?, toArena: Bool)] = [
    ("alpaca_lc", "bootstrap_stats_alpaca_LC", "alpaca_to_arena", true),
    ("alpaca", "bootstrap_stats_alpaca", "alpaca_to_arena", true),
    ("arena_hard", "bootstrap_stats_arena_hard", "arena_to_arena_hard", false),
    ("mt_bench", "bootstrap_stats_mt_bench", "arena_to_mt_bench", false),
    ("arena_20k_votes", "bootstrap_stats_20k_votes", nil, false),
    ("arena_20k_votes_elo", "bootstrap_stats_20k_votes_elo", nil, false),
  ]

  init(_ key: String) throws {
    let source = Self.all.first { $0.key == key } ?? Self.all[0]
    let folder = "arena_hard/benchmark_metrics/"
    var toArena: [String: String] = [:]
    if let mapping = source.mapping {
      let names = try SharedData.object(folder + mapping + ".json") as? [String: String] ?? [:]
      for (from, to) in names {
        toArena[(source.toArena ? from : to).lowercased()] = source.toArena ? to : from
      }
    }
    var rows: [String: [String: Any]] = [:]
    for row in try SharedData.objects(folder + source.file + ".jsonl") {
      let name = row["model"] as? String ?? ""
      rows[source.mapping == nil ? name : toArena[name.lowercased()] ?? ""] = row
    }
    let arena = try SharedData.csv(folder + "arena_elo_20240329_subset20.csv")
    for model in arena.sorted(by: { ($0["model"] ?? "") < ($1["model"] ?? "") }) {
      guard let row = rows[model["model"] ?? ""], let results = Self.numbers(row["results"]),
        let score = Self.number(row["score"]), let low = Self.number(row["lower"]),
        let high = Self.number(row["upper"]), let narrow = quantileInterval(results, level: 0.8),
        let mean = Moments(results).mean,
        let variance = results.count == 1 ? 0 : Moments(results).variance,
        let rating = Double(model["rating"] ?? ""), let q025 = Double(model["rating_q025"] ?? ""),
        let q975 = Double(model["rating_q975"] ?? "")
      else { continue }
      scores.append(score)
      intervals.append(Interval(low: low, high: high, level: 0.95))
      self.narrow.append(narrow)
      means.append(mean)
      variances.append(variance * Double(results.count - 1) / Double(results.count))
      truth.append(rating)
      truthIntervals.append(Interval(low: q025, high: q975, level: 0.95))
    }
  }

  // Whole and fractional numbers are different types to Foundation's reader on Linux.
  private static func number(_ value: Any?) -> Double? {
    value as? Double ?? (value as? Int).map(Double.init) ?? (value as? NSNumber)?.doubleValue
  }

  private static func numbers(_ value: Any?) -> [Double]? {
    (value as? [Any])?.compactMap { number($0) }
  }
}
