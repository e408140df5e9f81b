import Foundation
import PlumbStatistics
import PlumbTestSupport

/// AlpacaEval's recorded preferences and calibration figures, as the arrays the library takes.
enum AlpacaEvalFixture {
  static let models = [
    "FuseChat-Gemma-2-9B-Instruct", "NullModel", "alpaca-7b", "alpaca-7b_verbose", "claude",
    "gpt-3.5-turbo-1106_concise", "phi-2", "text_davinci_001", "vicuna-7b-v1.5",
  ]

  /// One model's annotations in stored order.
  struct Annotations {
    var instructions: [String]
    var lengthDifferences: [Double]
    var preferences: [Double?]
  }

  static func annotations(_ model: String) throws -> Annotations {
    let rows = try SharedData.objects("alpaca_eval/annotations/\(model)/annotations.json")
    return Annotations(
      instructions: rows.map { $0["instruction"] as? String ?? "" },
      lengthDifferences: rows.map { Double(length($0["output_1"]) - length($0["output_2"])) },
      preferences: rows.map { row in
        guard let value = row["preference"] as? Double, value >= 0 else { return nil }
        return value == 0 ? 0.5 : value - 1
      })
  }

  private static func length(_ output: Any?) -> Int {
    (output as? String ?? "").unicodeScalars.count
  }

  static func difficulties() throws -> [Double] {
    try SharedData.csv("alpaca_eval/instruction_difficulty.csv").map {
      Double($0["instruction_difficulty"] ?? "") ?? .nan
    }
  }

  static func regularizer() throws -> LengthControlRegularizer {
    let rows = try SharedData.csv("alpaca_eval/gamed_rows_surrogate.csv")
    func column(_ name: String) -> [Double] { rows.map { Double($0[name] ?? "") ?? .nan } }
    return LengthControlRegularizer(
      standardizedLengths: column("std_delta_len"), preferences: column("preference"),
      difficulties: column("instruction_difficulty"))
  }

  /// The position of every instruction in the evaluation set.
  static func positions() throws -> [String: Int] {
    let rows = try SharedData.objects("alpaca_eval/outputs/gpt4_1106_preview/model_outputs.json")
    return Dictionary(
      rows.enumerated().map { ($1["instruction"] as? String ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The expected figures of a model, by column.
  static func expected(_ model: String) throws -> [String: Double] {
    let row = try SharedData.csv("alpaca_eval/expected.csv").first { $0["model"] == model } ?? [:]
    return row.compactMapValues { Double($0) }
  }
}
