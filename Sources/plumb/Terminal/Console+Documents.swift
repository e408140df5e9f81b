internal import PlumbCore

extension Console {
  /// Writes one JSON document to standard output, indented.
  static func output(json document: JSONObject) { output(JSONValue.object(document).text(.pretty)) }

  /// Writes findings to standard error, a line each.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { error("\(diagnostic.severity.rawValue): \(FlagNames.spelled("\(diagnostic)"))") }
  }
}
