internal import PlumbStatistics
internal import PlumbCore

/// Which form of length control the judgments allow: how difficulty is known, and whether variants tie the length down.
struct LengthControlForm: Sendable {
  /// One difficulty an item key; absent in the minimal form.
  var difficultyOf: [Int: Double]?
  /// Rows of long and short variants.
  var regularizer: LengthControlRegularizer?
  /// The form's name: `full`, `own-difficulty` or `minimal`.
  var name: String
  /// What the reader should know.
  var warnings: [String] = []

  /// Chooses the form for comparisons that are joined to a calibration by item.
  ///
  /// - Throws: `EvaluationError` when some items are in the calibration and some are not.
  static func choose(table: ComparisonTable, options: LeaderboardOptions) throws -> LengthControlForm {
    let items = Set(table.cells.map(\.item))
    let calibration = options.calibration ?? .alpacaEval2
    let keys = calibration.items.map { ComparisonTable.itemKey($0) }
    let known = Dictionary(zip(keys, calibration.difficulties)) { first, _ in first }
    let joined = items.count { known[$0] != nil }
    if joined == items.count, !items.isEmpty {
      guard calibration.baseline == nil || calibration.baseline == table.baseline else {
        var form = try LengthControlForm(ownDifficulty: table)
        form.warnings.insert(
          "\(calibration.source) is relative to \(calibration.baseline ?? ""), not to \(table.baseline), and was not used.",
          at: 0)
        return form
      }
      let doubt = "\(calibration.source) has no long and short variants, so they do not tie the effect of length."
      return LengthControlForm(
        difficultyOf: known, regularizer: regularizer(calibration), name: "full",
        warnings: calibration.variants.isEmpty ? [doubt] : [])
    }
    guard joined == 0 else {
      throw EvaluationError(
        .invalidInput,
        "\(items.count - joined) of \(items.count) instructions are not in \(calibration.source); the difficulty of another "
          + "one would be wrong for them. Leave their judgments out, or give figures for all of them with \(option: "calibration")."
      )
    }
    guard options.calibration == nil else {
      throw EvaluationError(
        .invalidInput,
        "none of the \(items.count) instructions is in \(calibration.source). Check \(option: "calibration").")
    }
    return try LengthControlForm(ownDifficulty: table)
  }

  private init(
    difficultyOf: [Int: Double]?, regularizer: LengthControlRegularizer?, name: String, warnings: [String]
  ) {
    self.difficultyOf = difficultyOf
    self.regularizer = regularizer
    self.name = name
    self.warnings = warnings
  }

  /// Fits difficulty over the models themselves, or falls back to the form without it.
  private init(ownDifficulty table: ComparisonTable) throws {
    let cells = table.scoredComparisons().filter { table.models[Int($0.model)] != table.baseline }
    let models = Set(cells.map(\.model)).sorted()
    guard models.count > 1 else {
      name = "minimal"
      warnings = [
        "Length is controlled in the minimal form, without difficulty: one model's judgments do not determine how hard "
          + "each instruction is. Give several models' judgments, or figures with \(option: "calibration")."
      ]
      return
    }
    var indexOf: [Int: Int] = [:]
    var rows: [DifficultyRow] = []
    for (model, number) in models.enumerated() {
      let own = cells.filter { $0.model == number && $0.length >= 0 }
      guard
        let deviation = Moments(own.map { Double($0.baselineLength - $0.length) }).standardDeviation,
        deviation > 0
      else { continue }
      for cell in own {
        guard let win = cell.winProbability else { continue }
        let item = indexOf[cell.item] ?? indexOf.count
        indexOf[cell.item] = item
        let length = Double(cell.baselineLength - cell.length) / deviation
        rows.append(DifficultyRow(model: model, item: item, length: squashed(length), preference: win))
      }
    }
    let fit = try fitItemDifficulty(rows, models: models.count, items: indexOf.count)
    difficultyOf = indexOf.mapValues { fit.difficulties[$0] }
    name = "own-difficulty"
    warnings = [
      "Difficulty was fitted on these \(models.count) models' own judgments of \(indexOf.count) instructions; figures are not "
        + "comparable with AlpacaEval's."
    ]
  }

  static func regularizer(_ calibration: LengthCalibration) -> LengthControlRegularizer? {
    guard !calibration.variants.isEmpty else { return nil }
    return LengthControlRegularizer(
      standardizedLengths: calibration.variants.map(\.standardizedLength),
      preferences: calibration.variants.map(\.preference),
      difficulties: calibration.variants.map { calibration.difficulties[$0.item] }, weight: calibration.variantWeight)
  }
}
