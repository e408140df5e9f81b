internal import PlumbCore
internal import PlumbFormats

/// The one model that is part of every comparison, when the format's judgments do not name a baseline themselves.
///
/// - Parameters:
///   - paths: The files.
///   - format: Their format.
///   - options: How they are read.
/// - Returns: The model; `nil` when the judgments name their baseline.
/// - Throws: `CoreError` when no model, or more than one, is part of every comparison.
func inferredBaseline(_ paths: [String], format: JudgmentFormat, options: ReadOptions) throws -> String? {
  struct NamesBaseline: Error {}
  var common: Set<String>?
  func add(_ models: [String]) { common = common?.intersection(models) ?? Set(models) }
  do {
    if let readBattles = format.readBattles {
      _ = try readBattles(paths, options) { batch in
        for index in 0..<batch.count where common?.isEmpty != true {
          add([batch.models[Int(batch.first[index])], batch.models[Int(batch.second[index])]])
        }
      }
    } else {
      _ = try format.read(paths, options) { imported in
        if imported.baseline != nil || imported.judgment.baseline != nil { throw NamesBaseline() }
        if imported.judgment.models.count == 2 { add(imported.judgment.models) }
      }
    }
  } catch is NamesBaseline {
    return nil
  }
  guard let common else { throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.") }
  if common.count == 1, let name = common.first { return name }
  let candidates = common.sorted().joined(separator: ", ")
  throw CoreError(
    .invalidInput,
    candidates.isEmpty
      ? "no model is part of every comparison; name one with \(option: "baseline")."
      : "the baseline is not clear (\(candidates)); name it with \(option: "baseline").")
}
