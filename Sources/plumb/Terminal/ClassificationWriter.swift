internal import PlumbCore
internal import PlumbWorkspace

/// Writes classified queries: a line each, or one JSON array at the end.
///
/// What is wrong with lines goes to standard error.
final class ClassificationWriter {
  private let json: Bool
  private var lines: [JSONValue] = []

  init(json: Bool) { self.json = json }

  func write(_ events: [ScenarioClassificationEvent]) {
    var text: [String] = []
    for event in events {
      switch event {
      case .problem(let problem): Console.error("warning: \(problem)")
      case .classified(let object):
        if json { lines.append(.object(object)) } else { text.append(JSONValue.object(object).text()) }
      }
    }
    if !text.isEmpty { Console.output(text.joined(separator: "\n")) }
  }

  func finish() { if json { Console.output(JSONValue.array(lines).text(.pretty)) } }
}
