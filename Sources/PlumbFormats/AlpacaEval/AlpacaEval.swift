internal import PlumbCore

/// What AlpacaEval's files share: how its items are named here, and its random choices.
///
/// - Note: alpaca_eval 0.6.6, `processors.RandomSwitchTwoColumnsProcessor` and `annotators.base`.
public enum AlpacaEval {
  /// The id of an item: AlpacaEval has none, so it is `alpaca-eval-` and the first 12 hexadecimal digits of the
  /// instruction's SHA-256.
  public static func itemID(instruction: String) -> String {
    "alpaca-eval-" + hexadecimal(sha256(Array(instruction.utf8)).prefix(6))
  }

  /// Whether alpaca_eval shows the second answer first for an instruction.
  ///
  /// The order is the same for every model: it depends on the instruction and the annotator's seed alone.
  ///
  /// - Parameters:
  ///   - instruction: The text of the columns named by the config's `random_seed_columns`, in sorted order and without
  ///     a separator; by default the instruction.
  ///   - seed: The annotator's seed; 0 by default, as in alpaca_eval.
  /// - Returns: Whether the model's answer is shown first.
  public static func isSwitched(instruction: String, seed: Int = 0) -> Bool {
    var random = PythonRandom(seed: "is_switched_outputs\(instruction)\(seed)")
    return random.choice(of: 2) == 1
  }

  /// Which annotator of a pool alpaca_eval asks about an instruction, from 0.
  ///
  /// - Precondition: `count` is at least 1.
  public static func annotatorIndex(instruction: String, count: Int, seed: Int = 0) -> Int {
    var random = PythonRandom(seed: "annotator\(instruction)\(seed)")
    return random.choice(of: count)
  }

  /// The item of an instruction.
  static func item(instruction: String, dataset: String?, extra: JSONObject = [:]) -> Item {
    Item(id: itemID(instruction: instruction), turns: [instruction], category: category(dataset), extra: extra)
  }

  /// The category path of a `dataset`.
  static func category(_ dataset: String?) -> [String] { dataset?.split(separator: "/").map(String.init) ?? [] }

  /// The `dataset` of a category path; `nil` when there is none.
  static func dataset(_ category: [String]) -> JSONValue? {
    category.isEmpty ? nil : .string(category.joined(separator: "/"))
  }

  /// The name alpaca_eval gives a model whose file does not name it.
  package static let unnamedModel = "Current model"
}
