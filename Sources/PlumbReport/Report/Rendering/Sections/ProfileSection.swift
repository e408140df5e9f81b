import PlumbCore

/// The grades by category as a radar: shown where answers were graded and there are at least three categories.
enum ProfileSection: ReportSection {
  static let name = "profile"

  static let template = #"""
    <section id="profile">
    <h2>{{t.profile}}</h2>
    <p class="note">{{t.profileNote}}</p>
    {{#limited}}
    <p class="note">{{limited}}</p>
    {{/limited}}
    <figure>
    {{{chart}}}</figure>
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? { isShown(context) ? context.strings[.profile] : nil }

  static func fields(_ context: ReportContext) -> Fields? {
    guard isShown(context) else { return nil }
    let models = context.leaderboard.rows.map(\.model)
    let chart = RadarChart(
      parts: parts(context), models: models, scale: context.scale, title: context.strings[.profile])
    let limit = RadarChart.modelLimit
    return [
      "chart": chart.svg(id: "radar"),
      "limited": models.count > limit
        ? context.strings[.breakdownLimited, NumberText.count(limit), NumberText.count(models.count)] as Any : false,
    ]
  }

  private static func parts(_ context: ReportContext) -> [Leaderboard.Breakdown] {
    context.leaderboard.breakdowns.filter { $0.dimension == "category" }
  }

  private static func isShown(_ context: ReportContext) -> Bool {
    context.leaderboard.unit.gradeScale != nil && (3...24).contains(parts(context).count)
  }
}
