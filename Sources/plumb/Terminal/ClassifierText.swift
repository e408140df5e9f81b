internal import PlumbCore
internal import PlumbBenchmarks

/// Seconds with a decimal.
private func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

/// A finished training in a few lines.
func trainingText(_ model: ScenarioClassifier, path: String, time: Duration) -> String {
  let bytes = Double(model.fileContents.count) / 1_000_000
  return """
    trained on \(model.origin.queries) queries of \(model.scenarios.count) scenarios in \
    \(formatDecimal(seconds(time), 1)) s (\(model.origin.iterations) passes\
    \(model.origin.converged ? "" : ", not converged"))
    \(path): \(formatDecimal(bytes, 1)) MB. Use it with `plumb scenario classify FILE --model \(path)`; \
    `plumb scenario evaluate` says how good it is.
    """
}

/// A finished training as JSON.
func trainingJSON(_ model: ScenarioClassifier, path: String, time: Duration) -> JSONObject {
  [
    "path": .string(path), "bytes": JSONValue(model.fileContents.count), "queries": JSONValue(model.origin.queries),
    "scenarios": .array(model.scenarios.map(JSONValue.string)), "seed": .string("\(model.origin.seed)"),
    "iterations": JSONValue(model.origin.iterations), "converged": .bool(model.origin.converged),
    "training_seconds": .number(seconds(time)),
  ]
}

/// Cross-validation as tables.
func crossValidationText(_ result: ScenarioCrossValidation) -> String {
  func percent(_ value: Double?) -> String { value.map { formatDecimal($0 * 100, 1) + " %" } ?? "—" }
  func number(_ value: Double) -> String { formatDecimal(value, 3) }
  let interval =
    result.accuracyLow == nil ? "" : " (95%: \(percent(result.accuracyLow)) to \(percent(result.accuracyHigh)))"
  let training = result.trainingSeconds.reduce(0, +) / Double(max(1, result.trainingSeconds.count))
  var lines = [
    "\(result.queryCount) queries, \(result.scenarios.count) scenarios, \(result.folds) folds, seed \(result.seed)", "",
    "accuracy           \(percent(result.accuracy))\(interval)",
    "group accuracy     \(percent(result.groupAccuracy))", "macro F1           \(number(result.macroF1))",
    "log loss           \(number(result.logLoss))", "calibration error  \(number(result.calibrationError))",
    "training           \(formatDecimal(training, 1)) s a fold, calibration included",
    "speed              \(formatDecimal(result.queriesPerSecond, 0)) queries a second", "",
  ]
  var curve = TextTable([
    .init(title: "answered when", isNumber: true), .init(title: "answered", isNumber: true),
    .init(title: "right", isNumber: true),
  ])
  for point in result.rejectSteps {
    curve.add(["p ≥ \(formatDecimal(point.threshold, 1))", percent(point.coverage), percent(point.accuracy)])
  }
  var scenarios = TextTable([
    .init(title: "scenario"), .init(title: "queries", isNumber: true), .init(title: "found", isNumber: true),
    .init(title: "right when named", isNumber: true), .init(title: "mostly taken for"),
  ])
  for row in result.scenarios {
    scenarios.add([
      row.scenario, "\(row.queries)", percent(row.recall), percent(row.precision), row.confusedWith ?? "",
    ])
  }
  lines += [curve.text, "", scenarios.text]
  return lines.joined(separator: "\n")
}
