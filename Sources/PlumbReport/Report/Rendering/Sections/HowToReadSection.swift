import PlumbCore

/// What the columns mean.
enum HowToReadSection: ReportSection {
  static let name = "how-to-read"

  static let template = #"""
    <section id="how-to-read" aria-labelledby="how-h">
    <h2 id="how-h">{{t.howToRead}}</h2>
    <dl class="terms">
    <dt>{{t.howScoreWin}}</dt><dd>{{scoreText}}</dd>
    <dt>{{t.interval}}</dt><dd>{{t.howIntervalText}}</dd>
    <dt>{{t.coverage}}</dt><dd>{{t.howCoverageText}}</dd>
    <dt>{{t.howBounds}}</dt><dd>{{t.howBoundsText}}</dd>
    <dt>{{t.howTrust}}</dt><dd>{{trustText}}</dd>
    <dt>{{t.howMarks}}</dt><dd>{{t.howMarksText}}</dd>
    </dl>
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? {
    context.isCertificate ? nil : context.strings[.howToRead]
  }

  static func fields(_ context: ReportContext) -> Fields? {
    typealias Bounds = JudgeTrust.Bounds
    if context.isCertificate { return nil }
    return [
      "scoreText": scoreText(context),
      "trustText": context.strings[
        .howTrustText, percentText(Bounds.doubtfulSwapConsistency),
        NumberText.fixed(Bounds.doubtfulPositionBias * 100, decimals: 0),
        percentText(Bounds.doubtfulFailureRate), percentText(Bounds.untrustworthySwapConsistency),
        NumberText.fixed(Bounds.untrustworthyPositionBias * 100, decimals: 0),
        percentText(Bounds.untrustworthyFailureRate)],
    ]
  }

  private static func scoreText(_ context: ReportContext) -> String {
    let strings = context.strings
    return switch context.leaderboard.unit {
    case .grade(let scale):
      strings[
        .howGradeText, NumberText.fixed(scale.lowerBound, decimals: 0), NumberText.fixed(scale.upperBound, decimals: 0)]
    case .winRate: strings[.howScoreWinText]
    case .averageWinRate: strings[.howScoreAverageText]
    case .rating: strings[.howScoreRatingText]
    case .number: strings[.howScoreOtherText]
    }
  }
}
