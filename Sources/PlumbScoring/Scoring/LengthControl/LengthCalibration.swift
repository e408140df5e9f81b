/// Figures that length control needs of a set of items: how hard each is, and how variants of the baseline fared that
/// differ in length alone.
public struct LengthCalibration: Sendable, Equatable {
  /// Where the figures come from, for messages.
  public var source: String
  /// The model that all figures are relative to; absent when unknown.
  public var baseline: String?
  /// The items' ids in the set's order.
  public var items: [String]
  /// One difficulty an item, in log-odds; higher means that models win more often there.
  public var difficulties: [Double]
  /// Rows of the long and short variants.
  public var variants: [Variant]
  /// The weight of each of ``variants``; AlpacaEval's is 0.2 over the number of variants.
  public var variantWeight: Double

  /// How a long or short variant of the baseline fared on one item.
  public struct Variant: Sendable, Equatable {
    /// The item's position in ``LengthCalibration/items``.
    public var item: Int
    /// The baseline's length minus the variant's, over its standard deviation.
    public var standardizedLength: Double
    /// The probability that the variant's answer is preferred, 0–1.
    public var preference: Double

    /// A row.
    public init(item: Int, standardizedLength: Double, preference: Double) {
      self.item = item
      self.standardizedLength = standardizedLength
      self.preference = preference
    }
  }

  /// A calibration.
  public init(
    source: String, baseline: String? = nil, items: [String], difficulties: [Double], variants: [Variant] = [],
    variantWeight: Double = 0.1
  ) {
    self.source = source
    self.baseline = baseline
    self.items = items
    self.difficulties = difficulties
    self.variants = variants
    self.variantWeight = variantWeight
  }

  /// AlpacaEval 2's 805 items against gpt4_1106_preview, judged by weighted_alpaca_eval_gpt4_turbo.
  ///
  /// The difficulties follow from published predictions and weights; the rows of the variants have the published
  /// sufficient statistics, not the published values, so fits at a given penalty equal AlpacaEval's to about 0.001
  /// percentage points, while cross-validation may choose another penalty than upstream. The figures are those of
  /// `Data/alpaca-eval-2.tsv`; `scripts/alpaca_calibration.py` makes it and says what could not be derived.
  ///
  /// - Note: alpaca_eval 0.6.6 keeps the originals (`instruction_difficulty.csv`, `df_gamed.csv`) in a data set;
  ///   `--calibration` reads them.
  public static let alpacaEval2: LengthCalibration = {
    let verbose = zip(AlpacaEvalTable.verboseLengths, AlpacaEvalTable.verbosePreferences)
    let concise = zip(AlpacaEvalTable.conciseLengths, AlpacaEvalTable.concisePreferences)
    return LengthCalibration(
      source: "AlpacaEval 2's built-in calibration", baseline: "gpt4_1106_preview", items: AlpacaEvalTable.items,
      difficulties: AlpacaEvalTable.difficulties,
      variants: zip(verbose, concise).enumerated().flatMap { item, pair in
        [pair.0, pair.1].map { Variant(item: item, standardizedLength: $0.0, preference: $0.1) }
      })
  }()
}
