internal import Mustache

/// The values a template can name.
///
/// Every key a template names is set, so that a look-up never falls through to an outer object; what is absent is
/// `false`.
typealias Fields = [String: Any]

/// Mustache templates that escape every value as ``escapedHTML(_:)`` does; the one way in which Plumb makes pages.
///
/// `{{{…}}}` stands only for what Plumb itself made: style sheets, scripts, drawings and parts rendered by these templates.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  /// Reads templates and checks that they escape.
  ///
  /// - Parameter templates: The text of each template by its name; `{{> name}}` puts one into another.
  /// - Throws: ``ReportError`` when a template cannot be used; that is a defect of Plumb.
  init(_ templates: [(name: String, text: String)]) throws(ReportError) {
    MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
    var library = MustacheLibrary()
    for (name, text) in templates + [("probe", "{{probe}}")] {
      do {
        // A partial starts with Mustache's own escaping again, so every template asks for ours.
        try library.register("{{% CONTENT_TYPE:\(ScalarHTML.name)}}" + text, named: name)
      } catch {
        throw ReportError(.template, "the page's template '\(name)' cannot be read: \(error)")
      }
    }
    let probe = library.render(["probe": "\u{600}<\"\u{301}"], withTemplate: "probe")
    guard probe == "\u{600}&lt;&quot;\u{301}" else {
      throw ReportError(.template, "the page's templates do not escape as they must")
    }
    self.library = library
  }

  /// A template with its values.
  func render(_ name: String, _ fields: Fields) -> String { library.render(fields, withTemplate: name) ?? "" }
}
