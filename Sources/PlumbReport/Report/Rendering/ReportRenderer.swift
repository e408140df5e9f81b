import PlumbCore

/// Writes a report as one self-contained HTML file: no network, nothing to install, English or Chinese.
///
/// Everything that models, judges and files say is untrusted: it is escaped, and what a reader would not see is made
/// visible. The page's content security policy allows only the report's own script, by its digest.
public struct ReportRenderer: Sendable {
  /// The sections before the judged items, in order; the last one opens the list.
  static let sections: [any ReportSection.Type] = [
    LeaderboardSection.self, ProfileSection.self, BreakdownSection.self, CertificateSection.self, JudgeSection.self,
    SpendSection.self,
    WarningSection.self,
    HowToReadSection.self, ItemsSection.self,
  ]

  private let templates: PageTemplates
  private let limits: ReportLimits

  /// Prepares the templates.
  ///
  /// - Parameter limits: How much one file may hold.
  /// - Throws: ``ReportError`` when a template cannot be used; that is a defect of Plumb.
  public init(limits: ReportLimits = ReportLimits()) throws {
    self.limits = limits
    let sections = (Self.sections + [HeadSection.self, ComparisonSection.self, EndSection.self]).map {
      (name: $0.name, text: $0.template)
    }
    templates = try PageTemplates(sections + [(name: "text", text: ComparisonSection.textTemplate)])
  }

  /// The whole file as text.
  ///
  /// - Parameter report: What to show, with its comparisons.
  /// - Returns: HTML, to be saved as UTF-8.
  /// - Throws: ``ReportError`` when a template fails.
  public func html(_ report: Report) throws -> String {
    var text = ""
    try write(report, comparisons: report.comparisons) { text += $0 }
    return text
  }

  /// Writes the file piece by piece; no more than one comparison is held in memory.
  ///
  /// - Parameters:
  ///   - report: What to show; its own `comparisons` are not written, but counted in the tallies when it has none.
  ///   - comparisons: The comparisons in order, read once. Those beyond the limits are counted in a note.
  ///   - sink: Takes the pieces in order.
  /// - Throws: What `sink` throws.
  public func write(
    _ report: Report, comparisons: some Sequence<JudgedComparison>, to sink: (String) throws -> Void
  ) throws {
    let context = ReportContext(report, limits: limits)
    var progress = Progress()
    try sink(progress.counting(start(context)))
    for comparison in comparisons {
      if let text = progress.next(comparison, context, self) { try sink(text) }
    }
    try sink(end(context, progress))
  }

  /// Writes the file piece by piece from a stream; no more than one comparison is held in memory.
  ///
  /// - Parameters:
  ///   - report: What to show; its own `comparisons` are not written, but counted in the tallies when it has none.
  ///   - comparisons: The comparisons in order. Those beyond the limits are counted in a note.
  ///   - sink: Takes the pieces in order.
  /// - Throws: What `sink` and the stream throw.
  public func write<Comparisons: AsyncSequence>(
    _ report: Report, streaming comparisons: Comparisons, to sink: (String) async throws -> Void
  ) async throws where Comparisons.Element == JudgedComparison {
    let context = ReportContext(report, limits: limits)
    var progress = Progress()
    try await sink(progress.counting(start(context)))
    for try await comparison in comparisons {
      if let text = progress.next(comparison, context, self) { try await sink(text) }
    }
    try await sink(end(context, progress))
  }
}

extension ReportRenderer {
  /// What was written so far.
  private struct Progress {
    var embedded = 0
    var omitted = 0
    var bytes = 0

    mutating func counting(_ text: String) -> String {
      bytes += text.utf8.count
      return text
    }

    /// The text of a comparison; `nil` when a limit leaves it out.
    mutating func next(_ comparison: JudgedComparison, _ context: ReportContext, _ renderer: ReportRenderer) -> String?
    {
      guard embedded < context.limits.comparisons, bytes < context.limits.bytes else {
        omitted += 1
        return nil
      }
      embedded += 1
      let fields = ComparisonSection.fields(comparison, number: embedded, context)
      return counting(renderer.render(ComparisonSection.name, fields, context))
    }
  }

  private func start(_ context: ReportContext) -> String {
    ([HeadSection.self] + Self.sections).map { section in
      section.fields(context).map { render(section.name, $0, context) } ?? ""
    }.joined()
  }

  private func end(_ context: ReportContext, _ progress: Progress) -> String {
    let omitted = progress.omitted + context.report.omittedComparisons
    return render(EndSection.name, EndSection.fields(context, embedded: progress.embedded, omitted: omitted), context)
  }

  private func render(_ template: String, _ fields: Fields, _ context: ReportContext) -> String {
    var fields = fields
    fields["t"] = context.table
    return templates.render(template, fields)
  }
}
