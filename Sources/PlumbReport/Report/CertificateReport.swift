public import PlumbCore

/// Writes the certificates of judges as one HTML page that needs no network.
public enum CertificateReport {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - certificates: What is known of each judge.
  ///   - title: The page's title.
  ///   - createdAt: When it was made, as text.
  ///   - warnings: What the reader should know before believing it.
  ///   - language: The page's language.
  ///   - path: The file to write; it appears when it is whole.
  /// - Throws: `CoreError` when the file cannot be written.
  public static func write(
    _ certificates: [Certificate], title: String, createdAt: String, warnings: [String] = [], language: Language,
    to path: String
  ) throws {
    var leaderboard = Leaderboard(method: "")
    leaderboard.certificates = certificates
    let report = Report(
      kind: .certificate, title: title, language: language, createdAt: createdAt, benchmark: "",
      leaderboard: leaderboard, warnings: warnings)
    let html = try ReportRenderer().html(report)
    try OutputFile.write(html, to: path)
  }
}
