internal import PlumbCore

/// A build's page as one self-contained file without scripts: head, title, facts, sections.
struct BuildDocument {
  /// One part of the page.
  struct Section {
    /// The anchor.
    var id: String
    /// The heading.
    var heading: String
    /// The template of the content, one of ``BuildDocument/templates``.
    var template: String
    /// The template's values.
    var fields: Fields

    /// A part with a template of its own.
    init(_ id: String, _ heading: String, template: String, _ fields: Fields) {
      self.id = id
      self.heading = heading
      self.template = template
      self.fields = fields
    }

    /// A part of the usual shape.
    init(_ id: String, _ heading: String, _ content: BuildContent) {
      self.init(id, heading, template: BuildContent.name, content.fields)
    }
  }

  var language: ReportLanguage
  var kind: String
  var title: String
  var facts: [(label: String, value: String)]
  /// The first paragraph.
  var lead: String
  var sections: [Section]

  /// The templates of all builds' pages.
  static let templates: [(name: String, text: String)] = [
    ("page", template), (BuildContent.name, BuildContent.template), (BuildTable.name, BuildTable.template),
    (BuildText.name, BuildText.template),
  ]

  /// The whole file.
  ///
  /// - Parameter own: Templates of the page's own sections.
  /// - Returns: HTML, to be saved as UTF-8.
  /// - Throws: ``ReportError`` when a template cannot be used; that is a defect of Plumb.
  func html(_ own: [(name: String, text: String)] = []) throws(ReportError) -> String {
    let templates = try PageTemplates(Self.templates + own)
    return templates.render(
      "page",
      [
        "language": language.rawValue, "policy": Self.policy, "title": singleLine(title),
        "style": ReportStyle.text + BuildStyle.text, "kind": kind,
        "facts": facts.map { fact -> Fields in
          ["label": fact.label, "value": ShortenedText(singleLine(fact.value), limit: 300).text]
        }, "lead": lead, "contents": language.text("Contents", "目录"),
        "sections": sections.map { section -> Fields in
          [
            "id": section.id, "heading": section.heading,
            "content": templates.render(section.template, section.fields),
          ]
        }, "madeBy": language.text("Made by Plumb.", "由 Plumb（准绳）生成。"),
      ])
  }

  /// Nothing but the page's own style; no script, nothing from the network.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  private static let template = #"""
    <!doctype html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <div class="page">
    <header>
    <p class="kind">{{kind}}</p>
    <h1><bdi>{{title}}</bdi></h1>
    <dl class="facts">
    {{#facts}}
    <div><dt>{{label}}</dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/facts}}
    </dl>
    <p class="lead">{{lead}}</p>
    <nav aria-label="{{contents}}"><ul>
    {{#sections}}
    <li><a href="#{{id}}">{{heading}}</a></li>
    {{/sections}}
    </ul></nav>
    </header>
    <main>
    {{#sections}}
    <section id="{{id}}" aria-labelledby="{{id}}-h">
    <h2 id="{{id}}-h">{{heading}}</h2>
    {{{content}}}
    </section>
    {{/sections}}
    </main>
    <footer>{{madeBy}}</footer>
    </div>
    </body>
    </html>

    """#
}

extension ReportLanguage {
  /// One of two texts.
  func text(_ english: String, _ chinese: String) -> String { self == .chinese ? chinese : english }
}
