/// One part of the page: a Mustache template and the values for it.
///
/// Adding a section is adding one file and one line in ``ReportRenderer/sections``.
protocol ReportSection: Sendable {
  /// The name under which the template is registered, and the anchor of the section.
  static var name: String { get }
  /// The template. `{{t.key}}` is a text of ``ReportStrings``. `{{{…}}}` only for what Plumb itself made.
  static var template: String { get }
  /// The heading in the table of contents; absent for parts that are not listed.
  static func heading(_ context: ReportContext) -> String?
  /// The values; absent when the section has nothing to say and is left out.
  static func fields(_ context: ReportContext) -> Fields?
}

extension ReportSection {
  /// Not listed.
  static func heading(_ context: ReportContext) -> String? { nil }
}
