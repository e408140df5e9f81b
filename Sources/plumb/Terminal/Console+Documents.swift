internal import PlumbCore

extension Console {
  /// Writes one JSON object to standard output, indented.
  static func output(json document: JSONObject) { output(JSONValue.object(document).text(.pretty)) }

  /// Writes one JSON array to standard output, indented.
  static func output(json elements: [JSONValue]) { output(JSONValue.array(elements).text(.pretty)) }

  /// Writes findings to standard error, a line each.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { error("\(diagnostic.severity.rawValue): \(FlagNames.spelled("\(diagnostic)"))") }
  }
}
