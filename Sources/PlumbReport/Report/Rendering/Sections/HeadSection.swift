import PlumbCore

/// The head of the document, the title, the facts and the summary.
enum HeadSection: ReportSection {
  static let name = "head"

  static let template = #"""
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
    {{#hasItems}}<a class="skip" href="#items">{{t.skipToItems}}</a>{{/hasItems}}
    <div class="page">
    <header>
    <p class="kind">{{kind}}</p>
    <h1><bdi>{{title}}</bdi></h1>
    <dl class="facts">
    {{#facts}}
    <div><dt>{{label}}</dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/facts}}
    </dl>
    <p class="lead">{{{summary}}}</p>
    <nav aria-label="{{t.contents}}"><ul>
    {{#contents}}
    <li><a href="#{{anchor}}">{{heading}}</a></li>
    {{/contents}}
    </ul></nav>
    </header>
    <main>

    """#

  static func fields(_ context: ReportContext) -> Fields? {
    let report = context.report
    let board = context.leaderboard
    let s = context.strings
    var facts: [(String, String?)] = [
      (s[.benchmark], report.benchmark.isEmpty ? nil : report.benchmark),
      (s[.itemsLabel], report.itemCount.map { NumberText.count($0) }),
      (s[.baseline], board.baseline),
      (s[.method], context.isCertificate ? nil : board.method),
    ]
    facts.append((s[.judgesLabel], board.judges.isEmpty ? nil : board.judges.map(\.judge).joined(separator: ", ")))
    facts.append((s[.seed], board.seed.map(String.init)))
    facts.append((s[.created], report.createdAt.isEmpty ? nil : report.createdAt))
    return [
      "hasItems": !context.isCertificate,
      "kind": context.isCertificate
        ? CertificateStrings.documentKind.text(in: report.language) : s[.documentKind],
      "language": report.language.tag, "policy": policy, "title": singleLine(report.title),
      "style": ReportStyle.text, "summary": ReportSummary(context: context).html,
      "facts": facts.compactMap { label, value -> Fields? in
        value.map { ["label": label, "value": ShortenedText(singleLine($0), limit: 300).text] }
      },
      "contents": ReportRenderer.sections.compactMap { section -> Fields? in
        guard let heading = section.heading(context), section.fields(context) != nil else { return nil }
        return ["anchor": section.name, "heading": heading]
      },
    ]
  }

  /// Nothing but the page's own style and the one script with the known digest; nothing from the network.
  static let policy = """
    default-src 'none'; style-src 'unsafe-inline'; script-src '\(ReportScript.policySource)'; img-src data:; \
    base-uri 'none'; form-action 'none'
    """
}
