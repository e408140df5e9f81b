/// What a section of a build's page usually holds: a drawing, a table, a paragraph and a note, each only where there is one.
struct BuildContent {
  /// An SVG image, made here.
  var chart: String?
  /// What stands below the image.
  var caption: String?
  /// A table.
  var table: BuildTable?
  /// A paragraph.
  var text: String?
  /// How to read it.
  var note: String?
  /// What is said where there is nothing to show.
  var none: String?

  /// The name of its template.
  static let name = "content"

  static let template = #"""
    {{#chart}}
    <figure>{{{chart}}}{{#caption}}<p class="caption">{{caption}}</p>{{/caption}}</figure>
    {{/chart}}
    {{#table}}
    {{> table}}
    {{/table}}
    {{#text}}
    <p>{{text}}</p>
    {{/text}}
    {{#note}}
    <p class="note">{{note}}</p>
    {{/note}}
    {{#none}}
    <p class="none">{{none}}</p>
    {{/none}}
    """#

  /// The template's values.
  var fields: Fields {
    [
      "chart": chart ?? false as Any, "caption": caption ?? false as Any, "table": table?.fields ?? false as Any,
      "text": text ?? false as Any, "note": note ?? false as Any, "none": none ?? false as Any,
    ]
  }
}

/// A text from outside, cut to a length that a page can bear; `[…]` says that it was.
enum BuildText {
  /// The name of its template.
  static let name = "text"

  static let template = #"<div class="text">{{shown}}{{#isCut}} […]{{/isCut}}</div>"#

  /// The template's values.
  static func fields(_ text: String, limit: Int) -> Fields {
    let short = ShortenedText(text, limit: limit)
    return ["shown": short.text, "isCut": short.fullLength != nil]
  }
}

/// A table of a build's page.
///
/// The first column names rows, the others hold numbers unless `textColumns` says otherwise.
struct BuildTable {
  var titles: [String]
  var rows: [[String]] = []
  var textColumns: Set<Int> = []

  /// The name of its template.
  static let name = "table"

  static let template = #"""
    <div class="scroll"><table><thead><tr>{{#titles}}<th scope="col"{{#isText}} class="name"{{/isText}}>{{title}}</th>{{/titles}}</tr></thead><tbody>
    {{#rows}}
    <tr><th scope="row" class="name"><bdi>{{label}}</bdi></th>{{#cells}}<td{{#isText}} class="name plain"{{/isText}}><bdi>{{cell}}</bdi></td>{{/cells}}</tr>
    {{/rows}}
    </tbody></table></div>
    """#

  /// The template's values.
  var fields: Fields {
    [
      "titles": titles.enumerated().map { index, title -> Fields in
        ["title": title, "isText": index == 0 || textColumns.contains(index)]
      },
      "rows": rows.map { row -> Fields in
        [
          "label": row.first ?? "",
          "cells": row.enumerated().dropFirst().map { index, cell -> Fields in
            ["cell": cell, "isText": textColumns.contains(index)]
          },
        ]
      },
    ]
  }
}
