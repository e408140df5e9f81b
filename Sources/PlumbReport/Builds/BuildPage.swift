import PlumbCore
import PlumbEvaluation

/// The frame of a build's page: head, title, facts, sections; one self-contained file without scripts.
///
/// Sections are HTML made here; every text that comes from files or models goes through ``escapedHTML(_:)``.
struct BuildPage {
  /// One part of the page.
  struct Section {
    /// The anchor.
    var id: String
    /// The heading, as text.
    var heading: String
    /// The content, as HTML.
    var html: String
  }

  var language: Language
  var kind: String
  var title: String
  var facts: [(label: String, value: String)]
  /// The first paragraph, as HTML.
  var lead: String
  var sections: [Section]
  var footer: String

  /// The whole file.
  var html: String {
    let facts = facts.map { fact in
      "<div><dt>\(escapedHTML(fact.label))</dt><dd><bdi>\(escapedHTML(ShortenedText(singleLine(fact.value), limit: 300).text))</bdi></dd></div>"
    }.joined(separator: "\n")
    let contents = sections.map { "<li><a href=\"#\($0.id)\">\(escapedHTML($0.heading))</a></li>" }.joined(
      separator: "\n")
    let body = sections.map { section in
      """
      <section id="\(section.id)" aria-labelledby="\(section.id)-h">
      <h2 id="\(section.id)-h">\(escapedHTML(section.heading))</h2>
      \(section.html)
      </section>
      """
    }.joined(separator: "\n")
    let contentsLabel = language.text("Contents", "目录")
    return """
      <!doctype html>
      <html lang="\(language.tag)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(escapedHTML(singleLine(title)))</title>
      <style>\(ReportStyle.text)\(BuildStyle.text)</style>
      </head>
      <body>
      <div class="page">
      <header>
      <p class="kind">\(escapedHTML(kind))</p>
      <h1><bdi>\(escapedHTML(singleLine(title)))</bdi></h1>
      <dl class="facts">
      \(facts)
      </dl>
      <p class="lead">\(lead)</p>
      <nav aria-label="\(contentsLabel)"><ul>
      \(contents)
      </ul></nav>
      </header>
      <main>
      \(body)
      </main>
      <footer>\(escapedHTML(footer))</footer>
      </div>
      </body>
      </html>

      """
  }
}

/// A table of a build's page.
///
/// The first column names rows, the others hold numbers unless `textColumns` says otherwise.
struct BuildTable {
  var titles: [String]
  var rows: [[String]] = []
  var textColumns: Set<Int> = []

  /// The table, all cells escaped.
  var html: String {
    let head = titles.enumerated().map { index, title in
      "<th scope=\"col\"\(index == 0 || textColumns.contains(index) ? " class=\"name\"" : "")>\(escapedHTML(title))</th>"
    }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { index, cell in
        if index == 0 { return "<th scope=\"row\" class=\"name\"><bdi>\(escapedHTML(cell))</bdi></th>" }
        return "<td\(textColumns.contains(index) ? " class=\"name plain\"" : "")><bdi>\(escapedHTML(cell))</bdi></td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }.joined(separator: "\n")
    return "<div class=\"scroll\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body)\n</tbody></table></div>"
  }
}

/// What a build's page adds to the report's style sheet.
enum BuildStyle {
  /// The text between `<style>` and `</style>`, after the report's own.
  static let text = #"""

    td.plain { font-weight: 400; }
    ul.lineage { list-style: none; margin: .3rem 0 .3rem .4rem; padding-left: 1.1rem; border-left: 2px solid var(--rule); }
    ul.lineage > li { margin: .55rem 0; position: relative; }
    ul.lineage > li::before { content: ""; position: absolute; left: -1.1rem; top: .75rem; width: .8rem; border-top: 2px solid var(--rule); }
    .lineage .text { max-height: 16rem; font-size: .9rem; }
    details.root { border-bottom: 1px solid var(--rule); padding: .5rem 0; }
    details.root > summary, .lineage details > summary { cursor: pointer; }
    .chip.kept { color: var(--good); } .chip.kept::before { content: "●"; }
    .chip.out { color: var(--bad); } .chip.out::before { content: "✕"; }
    .chip.broken { color: var(--quiet); } .chip.broken::before { content: "!"; }
    svg.map circle { stroke: none; opacity: .62; } svg.map .noise { fill: var(--even); opacity: .22; }
    svg.map .c0 { fill: #0072b2; } svg.map .c1 { fill: #d55e00; } svg.map .c2 { fill: #009e73; } svg.map .c3 { fill: #cc79a7; }
    svg.map .c4 { fill: #b8860b; } svg.map .c5 { fill: #56b4e9; } svg.map .c6 { fill: #8a5a9e; } svg.map .c7 { fill: #7a8a1c; }
    svg.map text.topic { font-size: 11px; font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
    svg.map { max-width: 62rem; }

    """#
}
