public import PlumbCore

/// What is known of a step that was done: the content of `NN-NAME.report.json`.
public struct StepReport: Sendable, Equatable {
  /// The step's name.
  public var step: String
  /// The digest of everything that decided what was written: name, settings, and the content of what was read.
  public var key: String
  /// The digest of the lines.
  public var outputDigest: String
  /// How many lines were written.
  public var lines: Int
  /// What the step says of itself.
  public var result: StepResult
  /// The step's settings.
  public var settings: JSONObject
  /// Seconds it took, in the session that finished it.
  public var seconds: Double
  /// Whether this session found it done.
  public var wasDone = false
}

extension StepReport: JSONRecord {
  /// Reads a report.
  public init?(from fields: inout FieldReader) {
    guard let step = fields.required("step", .nonEmptyString), let key = fields.required("key", .nonEmptyString),
      let outputDigest = fields.required("output_digest", .nonEmptyString),
      let lines = fields.required("lines", .integer)
    else { return nil }
    let counts = (fields.optional("counts", .object) ?? [:]).entries.compactMap { entry in
      entry.value.int.map { NamedCount(entry.key, $0) }
    }
    self.init(
      step: step, key: key, outputDigest: outputDigest, lines: lines,
      result: StepResult(
        counts: counts, unanswered: fields.optional("unanswered", .integer) ?? 0,
        details: fields.optional("details", .object) ?? [:]),
      settings: fields.optional("settings", .object) ?? [:], seconds: fields.optional("seconds", .number) ?? 0)
  }

  /// Everything known.
  public var json: JSONObject {
    [
      "step": .string(step), "lines": JSONValue(lines),
      "counts": .object(JSONObject(result.counts.map { .init(key: $0.name, value: JSONValue($0.count)) })),
      "unanswered": JSONValue(result.unanswered), "details": .object(result.details), "settings": .object(settings),
      "seconds": .number(seconds), "key": .string(key), "output_digest": .string(outputDigest),
    ]
  }
}
