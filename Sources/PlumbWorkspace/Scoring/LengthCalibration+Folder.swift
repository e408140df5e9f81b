public import PlumbScoring
internal import PlumbFormats

extension LengthCalibration {
  /// The calibration in a folder with AlpacaEval's `instruction_difficulty.csv` and `df_gamed.csv`.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - skipInvalid: Whether rows with errors are left out.
  /// - Throws: `CoreError` when a file is missing or bad.
  public init(folder: String, skipInvalid: Bool = false) throws {
    let files = try AlpacaEvalCalibration.read(
      folder: folder, order: LengthCalibration.alpacaEval2.items, options: ReadOptions(skipInvalid: skipInvalid))
    self.init(
      source: folder, baseline: nil, items: files.items, difficulties: files.difficulties,
      variants: files.variants.map {
        .init(item: $0.item, standardizedLength: $0.standardizedLength, preference: $0.preference)
      }, variantWeight: files.variantModels > 0 ? 0.2 / Double(files.variantModels) : 0.1)
  }
}
