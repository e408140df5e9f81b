import Foundation
import PlumbStatistics
import PlumbTestSupport

/// Arena-Hard v2's synthetic tree, as the arrays the library takes.
enum ArenaHardFixture {
  static let labels = ["m-mid", "m-path", "m-strong", "m-weak", "o3-mini-2025-01-31"]
  static let baseline = 4

  private static func style(_ model: String) throws -> [String: [Double]] {
    var result: [String: [Double]] = [:]
    for row in try SharedData.objects(
      "arena_hard/v2_synth/data/arena-hard-v2.0/model_answer/\(model).jsonl")
    {
      guard let metadata = row["metadata"] as? [String: Any], let uid = row["uid"] as? String else {
        continue
      }
      func sum(_ key: String) -> Double {
        (metadata[key] as? [String: Double] ?? [:]).values.reduce(0, +)
      }
      result[uid] = [
        metadata["token_len"] as? Double ?? .nan, sum("header_count"), sum("list_count"),
        sum("bold_count"),
      ]
    }
    return result
  }

  /// Expanded battles against the baseline with standardized style covariates.
  static func battles() throws -> CovariateBattles {
    let rows = try SharedData.csv("arena_hard/v2_synth/battles_expanded_gpt-4.1.csv")
    var styles: [[String: [Double]]] = []
    for label in labels { styles.append(try style(label)) }
    var battles = CovariateBattles(
      labels: labels, covariates: ["length", "headers", "lists", "bold"], first: [], second: [],
      scores: [], values: [])
    for row in rows {
      let name = row["model"]?.split(separator: "/").last.map(String.init) ?? ""
      let uid = row["uid"] ?? ""
      guard let model = labels.firstIndex(of: name), let a = styles[model][uid],
        let b = styles[baseline][uid], let score = Double(row["scores"] ?? "")
      else { continue }
      battles.first.append(model)
      battles.second.append(baseline)
      battles.scores.append(score)
      battles.values.append(relativeDifference(a[0], b[0]) ?? 0)
      for k in 1...3 {
        battles.values.append(
          densityDifference(count: a[k], length: a[0], count: b[k], length: b[0]))
      }
    }
    battles.values = try standardizedColumns(
      battles.values, names: battles.covariates, divisor: .sample)
    return battles
  }

  /// The expected win rates (percent, in label order) and coefficients.
  static func expected(_ fit: String) throws -> (
    winRates: [Double], coefficients: [Double], loss: Double
  ) {
    let all = try SharedData.object("arena_hard/v2_synth/expected_style_point_gpt-4.1.json")
    let one = all[fit] as? [String: Any] ?? [:]
    let rates = one["winrate_pct"] as? [String: Double] ?? [:]
    return (
      labels.map { rates[$0] ?? .nan },
      one["style_coefs[len,header,list,bold]"] as? [Double] ?? [], one["loss"] as? Double ?? .nan
    )
  }
}
