/// The language of a report and of the sentences Plumb writes about its results.
public enum ReportLanguage: String, Sendable, Hashable, CaseIterable, Codable {
  /// English; BCP 47 `en`.
  case english = "en"
  /// Simplified Chinese; BCP 47 `zh-Hans`.
  case chinese = "zh-Hans"
}
