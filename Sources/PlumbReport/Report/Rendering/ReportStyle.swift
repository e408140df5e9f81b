/// The report's style sheet.
///
/// Colours are from the Okabe–Ito palette, which people with colour-blindness can tell apart, and never carry meaning
/// alone. Nothing in it loads anything.
enum ReportStyle {
  /// The text between `<style>` and `</style>`.
  static let text = #"""
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1a1c20; --quiet: #5b616c; --rule: #d5d9e0; --faint: #f4f5f7; --mark: #0067a5;
      --good: #0072b2; --bad: #c04f00; --even: #767c88; --band: rgba(0, 114, 178, .16); --grid: #e3e6eb;
      --warn: #fdf3e7; --stop: #fcebe3; --plain: #f1f4f8; --poor: rgba(192, 79, 0, .30); --doubt: rgba(192, 79, 0, .13);
      --fine: rgba(120, 128, 140, .10);
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC",
        "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15171b; --ink: #e6e8ec; --quiet: #a2a9b5; --rule: #3a3f49; --faint: #1e2127; --mark: #7cc4f2;
        --good: #56b4e9; --bad: #f0944d; --even: #9aa1ad; --band: rgba(86, 180, 233, .22); --grid: #2c3038;
        --warn: #2b2318; --stop: #33211a; --plain: #1e232b; --poor: rgba(240, 148, 77, .36);
        --doubt: rgba(240, 148, 77, .17); --fine: rgba(160, 168, 180, .12);
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans);
      overflow-wrap: anywhere; font-variant-numeric: tabular-nums lining-nums;
    }
    .page { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
    bdi, .isolate { unicode-bidi: isolate; }
    a { color: var(--mark); }
    :focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; z-index: 2; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 .6rem; letter-spacing: -.01em; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .9rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
    h3 { font-size: 1.05rem; margin: 1.8rem 0 .6rem; }
    h4 { font-size: .8rem; margin: 1.1rem 0 .35rem; color: var(--quiet); font-weight: 600; letter-spacing: .02em; }
    p { margin: .5rem 0; }
    .kind { color: var(--quiet); margin: 0; font-size: .9rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .15rem 1.6rem; margin: .2rem 0 1rem; font-size: .9rem; color: var(--quiet); }
    .facts > div { display: flex; gap: .45rem; }
    .facts dt { flex: none; } .facts dd { margin: 0; color: var(--ink); }
    .lead { font-size: 1.08rem; max-width: 46rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: 1rem 0 0; font-size: .9rem; }
    .note, .caption { color: var(--quiet); font-size: .88rem; max-width: 46rem; }
    .callout { border-left: 4px solid var(--even); background: var(--plain); padding: .7rem 1rem; margin: .8rem 0; max-width: 54rem; }
    .callout strong { display: block; }
    .callout.doubtful { border-color: var(--bad); background: var(--warn); }
    .callout.untrustworthy { border-color: var(--bad); border-left-width: 8px; background: var(--stop); }
    .callout.no-warning { border-color: var(--good); }
    .callout p { margin: .1rem 0; }

    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); }
    table.full { width: 100%; } table.full th.name { width: 30%; }
    th, td { padding: .38rem .7rem; text-align: right; vertical-align: baseline; white-space: nowrap; }
    thead th { border-bottom: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; white-space: normal; overflow-wrap: normal; }
    :lang(zh) thead th { word-break: keep-all; } thead th bdi { word-break: normal; }
    .scroll-hint { display: none; }
    tbody tr + tr > * { border-top: 1px solid var(--grid); }
    tr.total > * { border-top: 1px solid var(--ink) !important; font-weight: 600; }
    th.name, td.name { text-align: left; white-space: normal; font-weight: 600; min-width: 11rem; max-width: 24rem; background: var(--paper); }
    tbody th { font-weight: 600; }
    td .sub { display: block; color: var(--quiet); font-size: .82rem; }
    .tag { color: var(--quiet); font-weight: 400; font-size: .85em; white-space: nowrap; }
    .strong { font-weight: 700; }

    figure { margin: 1.2rem 0; }
    figure > .caption { margin-top: .4rem; }
    svg.chart { display: block; width: 100%; height: auto; }
    svg.wide { max-width: 48rem; } svg.narrow { max-width: 26rem; display: none; } svg.single { max-width: 26rem; }
    svg text { font: 13px var(--sans); fill: var(--ink); unicode-bidi: isolate; font-variant-numeric: tabular-nums; }
    svg .tick { font-size: 12px; fill: var(--quiet); } svg .heading { font-weight: 600; }
    svg .grid { stroke: var(--grid); stroke-width: 1; }
    svg .reference { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 4 3; }
    svg .interval { stroke: var(--good); stroke-width: 2; } svg .dot { fill: var(--good); stroke: var(--paper); stroke-width: 1; }
    svg .band { fill: var(--band); } svg .bar { fill: var(--good); opacity: .75; }
    svg .bar.loss { fill: var(--bad); } svg .bar.tie { fill: var(--even); } svg .whisker { stroke: var(--ink); stroke-width: 1.4; }
    svg .outline { fill: none; } svg .series { stroke-width: 2; fill: none; }
    svg .s0 { stroke: var(--good); } svg .s1 { stroke: var(--bad); stroke-dasharray: 7 3; } svg .s2 { stroke: var(--ink); stroke-dasharray: 2 3; } svg .s3 { stroke: var(--quiet); stroke-dasharray: 9 3 2 3; }
    svg .mark { fill: var(--paper); stroke-width: 2; stroke-dasharray: none; }
    svg .poor { fill: var(--poor); } svg .doubt { fill: var(--doubt); } svg .fine { fill: var(--fine); }

    .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.2rem 2rem; align-items: start; }
    dl.grid { display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: .25rem 1.2rem; margin: .6rem 0; font-size: .93rem; }
    dl.grid dt { color: var(--quiet); } dl.grid dd { margin: 0; }
    dl.terms dt { font-weight: 600; margin-top: .7rem; } dl.terms dd { margin: .1rem 0 0; max-width: 46rem; }
    table.swaps { border: 0; } table.swaps th, table.swaps td { text-align: center; font-weight: 400; min-width: 4.2rem; white-space: normal; border: 0 !important; }
    table.swaps td { background: var(--faint); border: 2px solid var(--paper) !important; }
    table.swaps td.same { background: var(--band); font-weight: 700; }
    table.swaps tbody th { text-align: right; }
    ul.plain { margin: .4rem 0; padding-left: 1.2rem; } ul.plain li { margin: .3rem 0; max-width: 54rem; }

    .toolbar { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: end; margin: .8rem 0; }
    .toolbar[hidden] { display: none; }
    .toolbar label { display: flex; flex-direction: column; font-size: .8rem; color: var(--quiet); gap: .15rem; min-width: 0; }
    .toolbar label.grow { flex: 1 1 14rem; }
    input, select, button { font: inherit; font-size: .92rem; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; padding: .35rem .55rem; max-width: 100%; min-height: 2.2rem; }
    select { max-width: 14rem; }
    button { cursor: pointer; background: var(--faint); }
    .items { border-top: 1px solid var(--rule); }
    details.item { border-bottom: 1px solid var(--rule); content-visibility: auto; contain-intrinsic-size: auto 3.2rem; }
    details.item[hidden] { display: none; }
    details.item > summary { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .1rem .9rem; padding: .55rem .2rem .55rem 1.3rem; cursor: pointer; list-style: none; align-items: baseline; position: relative; }
    details.item > summary::before { content: "▸"; position: absolute; left: .2rem; top: .6rem; color: var(--quiet); font-size: .85rem; }
    details.item[open] > summary::before { content: "▾"; }
    details.item > summary::-webkit-details-marker { display: none; }
    details.item > summary:hover { background: var(--faint); }
    .item .head { display: block; } .item .meta { display: block; color: var(--quiet); font-size: .84rem; }
    .item .meta span + span::before { content: "·"; margin: 0 .4rem; }
    .chip { display: inline-block; font-size: .84rem; font-weight: 600; white-space: nowrap; }
    .chip::before { display: inline-block; width: 1.2em; }
    .chip.model { color: var(--good); } .chip.model::before { content: "▲"; }
    .chip.baseline { color: var(--bad); } .chip.baseline::before { content: "▼"; }
    .chip.tie { color: var(--quiet); } .chip.tie::before { content: "＝"; }
    .chip.disagree { color: var(--ink); } .chip.disagree::before { content: "⇄"; }
    .chip.rated { color: var(--ink); } .chip.rated::before { content: "●"; }
    .chip.failed { color: var(--bad); } .chip.failed::before { content: "✕"; }
    .body { padding: .2rem 0 1.4rem; }
    .text { white-space: pre-wrap; background: var(--faint); padding: .6rem .8rem; border-radius: 4px; font-size: .95rem; max-height: 36rem; overflow-y: auto; unicode-bidi: plaintext; }
    .text + .note { margin-top: .25rem; }
    .none { color: var(--quiet); font-style: italic; font-size: .9rem; margin: .2rem 0; }
    :lang(zh) .none { font-style: normal; }
    .judgment { border-left: 3px solid var(--rule); padding: .1rem 0 .1rem .9rem; margin: .8rem 0; }
    .judgment p { margin: .2rem 0; } .judgment .chip, .judgment .tag, .pair .tag { white-space: normal; }
    .judgment details > summary { cursor: pointer; color: var(--mark); font-size: .88rem; margin: .4rem 0; }
    footer { margin-top: 3rem; color: var(--quiet); font-size: .85rem; border-top: 1px solid var(--rule); padding-top: .8rem; }

    @media (max-width: 44rem) {
      .page { padding: 1.2rem .9rem 3rem; }
      h1 { font-size: 1.5rem; } h2 { margin-top: 2.2rem; }
      svg.wide { display: none; } svg.narrow { display: block; }
      .pair { grid-template-columns: minmax(0, 1fr); } .scroll-hint { display: block; }
      th, td { padding: .35rem .5rem; }
      th.name, td.name { min-width: 8.2rem; max-width: 10.5rem; }
      .sticky th.name, .sticky td.name { position: sticky; left: 0; }
      details.item > summary { grid-template-columns: minmax(0, 1fr); }
      dl.grid { grid-template-columns: minmax(0, 1fr); gap: 0; } dl.grid dd { margin: 0 0 .4rem; }
      .toolbar label, .toolbar label.grow { flex: 1 1 100%; } select { max-width: none; }
    }
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --quiet: #444444; --rule: #bbbbbb; --faint: #f6f6f6; --mark: #000000;
        --good: #0067a5; --bad: #a84300; --even: #666666; --grid: #dddddd; --band: rgba(0, 114, 178, .16);
        --warn: #fdf3e7; --stop: #fcebe3; --plain: #f1f4f8; --poor: rgba(192, 79, 0, .30); --doubt: rgba(192, 79, 0, .13); --fine: rgba(120, 128, 140, .10);
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      @page { margin: 18mm 16mm; }
      body { font-size: 10pt; } .page { max-width: none; padding: 0; }
      nav, .toolbar, .skip, .scroll-hint { display: none !important; }
      .scroll { overflow: visible; } table { font-size: 8.5pt; } th, td { padding: .2rem .4rem; } table.full th.name { width: auto; }
      th.name, td.name { min-width: 5rem; }
      svg.wide { display: block; } svg.narrow { display: none; }
      .text { max-height: none; overflow: visible; }
      h2, h3, h4 { break-after: avoid; } tr, figure, .callout, .judgment { break-inside: avoid; }
      details.item { content-visibility: visible; }
    }

    """#
}
