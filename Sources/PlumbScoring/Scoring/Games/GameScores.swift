internal import PlumbCore
internal import PlumbStatistics

/// What a method found for each model, in the order of the games' models.
struct GameScores: Sendable {
  /// One score a model; `nil` leaves the model out of the order and shows it without a score.
  var scores: [Double?]
  /// One interval a model; `nil` where a score is given by definition or has no interval.
  var intervals: [Interval?]
  /// One rank a model; empty when the intervals decide.
  var ranks: [RankInterval] = []
  /// The method's own columns of each model.
  var columns: [JSONObject] = []
  /// What a score is measured in.
  var unit: ScoreUnit
  /// The effects of style that were taken out.
  var styleEffects: [Leaderboard.StyleEffect] = []
  /// Figures that belong to no row.
  var details: JSONObject = [:]
  /// How the intervals were found.
  var interval: String?
  /// What a score is, in words.
  var title: String
  /// Which columns a table shows.
  var shown: [Leaderboard.Display.Column] = []
  /// What the reader should know.
  var warnings: [String] = []
  /// The style features that were taken out.
  var control: [String] = []
}
