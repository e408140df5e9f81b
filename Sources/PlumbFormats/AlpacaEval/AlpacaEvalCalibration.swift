public import PlumbCore

/// AlpacaEval's calibration of length control: `instruction_difficulty.csv` and `df_gamed.csv`.
///
/// Both name instructions by their position in the set; a column `item` or `instruction` names them themselves, for sets
/// of one's own.
public struct AlpacaEvalCalibration: Sendable, Equatable {
  /// The items' ids in order.
  public var items: [String] = []
  /// One difficulty an item.
  public var difficulties: [Double] = []
  /// The rows of the long and short variants.
  public var variants: [Variant] = []
  /// How many variants there are.
  public var variantModels = 0

  /// How a long or short variant of the baseline fared on one item.
  public struct Variant: Sendable, Equatable {
    /// The item's position.
    public var item: Int
    /// The baseline's length minus the variant's, over its standard deviation.
    public var standardizedLength: Double
    /// The probability that the variant's answer is preferred, 0–1.
    public var preference: Double
  }

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: Holds `instruction_difficulty.csv`, and `df_gamed.csv` where variants are known.
  ///   - order: The ids of the set's items in order, for files that name them by position.
  ///   - options: Whether rows with errors are left out.
  /// - Returns: The figures.
  /// - Throws: `CoreError` that lists the errors.
  public static func read(
    folder: String, order: [String], options: ReadOptions = ReadOptions()
  ) throws(CoreError) -> AlpacaEvalCalibration {
    var result = AlpacaEvalCalibration()
    let path = "\(folder)/instruction_difficulty.csv"
    guard FileContents.isFile(path) else {
      throw CoreError(.file, "\(path): there is no such file; expected AlpacaEval's table of difficulties.")
    }
    let file = try RecordFile(path: path)
    for index in file.records.indices {
      let row = file.read(index) { fields -> (String, Double)? in
        guard let difficulty = number("instruction_difficulty", &fields) else { return nil }
        if let item = fields.optional("item", .nonEmptyString) { return (item, difficulty) }
        if let instruction = fields.optional("instruction", .nonEmptyString) {
          return (AlpacaEval.itemID(instruction: instruction), difficulty)
        }
        guard let position = position(&fields, below: order.count) else { return nil }
        return (order[position], difficulty)
      }
      guard let row else { continue }
      result.items.append(row.0)
      result.difficulties.append(row.1)
    }
    try file.check(skipInvalid: options.skipInvalid)
    try result.readVariants(folder: folder, options: options)
    return result
  }

  private mutating func readVariants(folder: String, options: ReadOptions) throws(CoreError) {
    let names = ["df_gamed.csv", "gamed_rows_surrogate.csv"].map { "\(folder)/\($0)" }
    guard let path = names.first(where: FileContents.isFile) else { return }
    let file = try RecordFile(path: path)
    var models: Set<String> = []
    let count = items.count
    for index in file.records.indices {
      let row = file.read(index) { fields -> (String, Variant)? in
        let model = fields.optional("model", .string) ?? ""
        let length = Self.number("std_delta_len", &fields)
        let preference = Self.number("preference", &fields)
        let position = Self.position(&fields, below: count)
        guard let length, let preference, let position else { return nil }
        guard 0...1 ~= preference else {
          fields.report("preference", "is \(preference); expected 0 to 1")
          return nil
        }
        return (model, Variant(item: position, standardizedLength: length, preference: preference))
      }
      guard let row else { continue }
      models.insert(row.0)
      variants.append(row.1)
    }
    variantModels = models.count
    try file.check(skipInvalid: options.skipInvalid)
  }

  private static func number(_ key: String, _ fields: inout FieldReader) -> Double? {
    guard let value = fields.required(key, .string) else { return nil }
    guard let number = Double(value), number.isFinite else {
      fields.report(key, "expected a number, found '\(value)'")
      return nil
    }
    return number
  }

  private static func position(_ fields: inout FieldReader, below count: Int) -> Int? {
    guard let value = fields.required("index", .string) else { return nil }
    guard let position = Int(value), (0..<count).contains(position) else {
      fields.report("index", "expected a position from 0 to \(count - 1), found '\(value)'")
      return nil
    }
    return position
  }
}
