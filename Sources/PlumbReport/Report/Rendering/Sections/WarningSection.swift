import PlumbCore

/// What the reader should know before believing the scores.
enum WarningSection: ReportSection {
  static let name = "warnings"

  static let template = #"""
    <section id="warnings" aria-labelledby="warnings-h">
    <h2 id="warnings-h">{{t.warnings}}</h2>
    <ul class="plain">
    {{#warnings}}
    <li><bdi>{{.}}</bdi></li>
    {{/warnings}}
    </ul>
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? { context.strings[.warnings] }

  static func fields(_ context: ReportContext) -> Fields? {
    var warnings: [String] = []
    for warning in context.leaderboard.warnings + context.report.warnings where !warnings.contains(warning) {
      warnings.append(warning)
    }
    guard !warnings.isEmpty else { return nil }
    return ["warnings": warnings.map { ShortenedText(singleLine($0), limit: 2_000).text }]
  }
}
