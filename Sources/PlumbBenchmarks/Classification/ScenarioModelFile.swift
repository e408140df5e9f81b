internal import Foundation
public import PlumbCore
internal import PlumbStatistics

/// Reading and writing of a classifier's file.
///
/// Bytes: `PLUMBSC1`; the length of the header as four bytes, little-endian; the header as JSON; then, little-endian and in this
/// order, the n-grams' hashes (UInt32), in how many queries each stands (UInt32), the features that have weights (Int32,
/// ascending), their scales (Float32), their steps (Int8, one a scenario). The file holds no query and no word.
extension ScenarioClassifier {
  private static let magic = Array("PLUMBSC1".utf8)

  /// The file's bytes.
  public var fileContents: [UInt8] {
    let header: JSONObject = [
      "scenarios": .array(scenarios.map(JSONValue.string)), "sharpness": .number(scaling.sharpness),
      "spread": .number(scaling.spread), "bend": .number(scaling.bend),
      "features_version": JSONValue(1), "ngrams": JSONValue(vocabulary.hashes.count),
      "weighted": JSONValue(weighted.count), "queries": JSONValue(origin.queries), "seed": .string("\(origin.seed)"),
      "penalty": .number(origin.penalty), "iterations": JSONValue(origin.iterations),
      "converged": .bool(origin.converged),
      "form_means": .array(vocabulary.formMeans.map { .number(Double($0)) }),
      "form_spreads": .array(vocabulary.formSpreads.map { .number(Double($0)) }),
    ]
    let text = Array(JSONValue.object(header).text().utf8)
    var bytes = Self.magic
    func add(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    add(UInt32(text.count))
    bytes += text
    vocabulary.hashes.forEach(add)
    vocabulary.queryCounts.forEach(add)
    weighted.forEach { add(UInt32(bitPattern: $0)) }
    scales.forEach { add($0.bitPattern) }
    bytes += steps.map { UInt8(bitPattern: $0) }
    return bytes
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `CoreError` when it cannot be written.
  public func write(to path: String) throws(CoreError) {
    try OutputFile.write(fileContents, to: path)
  }

  /// Reads a file.
  ///
  /// - Throws: `CoreError` when it cannot be read, is no such file, or is damaged.
  public init(path: String) throws(CoreError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CoreError(.file, "\(path): cannot be opened. Train a model with `plumb scenario train`.")
    }
    try self.init(contents: Array(data), file: path)
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: `CoreError` when they are no such file or are damaged.
  public init(contents: [UInt8], file: String) throws(CoreError) {
    func damaged(_ what: String) -> CoreError {
      CoreError(.invalidInput, "\(file): \(what). Train the model again with `plumb scenario train`.")
    }
    var reader = ByteReader(contents)
    guard reader.take(Self.magic.count).map(Array.init) == Self.magic else {
      throw damaged("is not a scenario model of this version")
    }
    guard let length = reader.word(), let text = reader.take(Int(length)),
      let header = try? JSONValue.parse(text).object
    else { throw damaged("the header cannot be read") }
    let scenarios = header["scenarios"]?.array?.compactMap(\.string) ?? []
    let means = header["form_means"]?.array?.compactMap(\.double).map(Float.init) ?? []
    let spreads = header["form_spreads"]?.array?.compactMap(\.double).map(Float.init) ?? []
    guard header["features_version"]?.int == 1, scenarios.count >= 2, Set(scenarios).count == scenarios.count,
      scenarios.count < 100_000, let sharpness = header["sharpness"]?.double, (0...1e4).contains(sharpness),
      let spread = header["spread"]?.double, (0...1).contains(spread), let bend = header["bend"]?.double,
      (0.1...10).contains(bend),
      let ngrams = header["ngrams"]?.int, (0..<100_000_000).contains(ngrams), let count = header["weighted"]?.int,
      (0...(ngrams + QueryForm.count)).contains(count), let queries = header["queries"]?.int,
      (1...Int(UInt32.max - 1)).contains(queries), means.count == QueryForm.count, spreads.count == QueryForm.count,
      reader.remaining == ngrams * 8 + count * (8 + scenarios.count)
    else { throw damaged("the header does not fit the file") }
    let hashes = (0..<ngrams).map { _ in reader.word() ?? 0 }
    let queryCounts = (0..<ngrams).map { _ in reader.word() ?? 0 }
    let weighted = (0..<count).map { _ in Int32(bitPattern: reader.word() ?? 0) }
    let scales = (0..<count).map { _ in Float(bitPattern: reader.word() ?? 0) }
    let steps = (reader.take(count * scenarios.count) ?? []).map { Int8(bitPattern: $0) }
    guard means.allSatisfy({ abs($0) <= 1e6 }), spreads.allSatisfy({ $0 == 0 || (1e-6...1e6).contains($0) }),
      weighted.allSatisfy({ $0 >= 0 && Int($0) < ngrams + QueryForm.count }),
      scales.allSatisfy({ $0 >= 0 && $0 <= 1e6 }),
      queryCounts.allSatisfy({ $0 <= UInt32(queries) })
    else { throw damaged("the numbers are out of range") }
    self.init(
      scenarios: scenarios, scaling: ScoreCalibration(sharpness: sharpness, spread: spread, bend: bend),
      origin: Origin(
        queries: queries, seed: header["seed"]?.string.flatMap(UInt64.init) ?? 0,
        penalty: header["penalty"]?.double ?? 0, iterations: header["iterations"]?.int ?? 0,
        converged: header["converged"]?.bool ?? false),
      vocabulary: FeatureVocabulary(
        hashes: hashes, queryCounts: queryCounts, queryCount: queries, formMeans: means, formSpreads: spreads),
      weighted: weighted, steps: steps, scales: scales)
  }
}

/// Takes bytes from the front, never past the end.
private struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var remaining: Int { rest.count }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func word() -> UInt32? {
    take(4).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  }
}
