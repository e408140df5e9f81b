internal import Foundation
public import PlumbCore
internal import PlumbReport

extension Workspace {
  /// Writes certificates as a page of HTML.
  ///
  /// - Parameters:
  ///   - certification: The certificates.
  ///   - title: What was certified, such as the files' names.
  ///   - language: The page's language.
  ///   - file: The page's path.
  /// - Throws: `ReportError` or `CoreError` when it cannot be written.
  public func writePage(
    of certification: Certification, title: String, language: Language = .english, to file: String
  ) throws {
    try CertificateReport.write(
      certification.certificates, title: title, createdAt: host.now().formatted(.iso8601),
      warnings: certification.warnings, language: language, to: file)
  }
}
