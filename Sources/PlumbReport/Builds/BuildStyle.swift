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
