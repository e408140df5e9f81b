import PlumbCore

/// What was spent, part by part, and the facts of the run.
enum SpendSection: ReportSection {
  static let name = "spend"

  static let template = #"""
    <section id="spend" aria-labelledby="spend-h">
    <h2 id="spend-h">{{t.spend}}</h2>
    {{#hasLines}}
    <div class="scroll sticky" tabindex="0" role="region" aria-labelledby="spend-h">
    <table>
    <thead><tr><th scope="col" class="name">{{t.who}}</th><th scope="col">{{t.requests}}</th><th scope="col">{{t.cached}}</th><th scope="col">{{t.promptTokens}}</th><th scope="col">{{t.completionTokens}}</th><th scope="col">{{t.dollars}}</th><th scope="col">{{t.time}}</th></tr></thead>
    <tbody>
    {{#spendLines}}
    <tr{{#isTotal}} class="total"{{/isTotal}}><th scope="row" class="name"><bdi>{{label}}</bdi></th><td>{{requests}}</td><td>{{cached}}</td><td>{{prompt}}</td><td>{{completion}}</td><td>{{usd}}</td><td>{{seconds}}</td></tr>
    {{/spendLines}}
    </tbody></table></div>
    {{/hasLines}}
    {{#hasFacts}}
    <h3>{{t.runFacts}}</h3>
    <dl class="grid">
    {{#runFacts}}
    <dt><bdi>{{label}}</bdi></dt><dd><bdi>{{value}}</bdi></dd>
    {{/runFacts}}
    </dl>
    {{/hasFacts}}
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? { context.strings[.spend] }

  static func fields(_ context: ReportContext) -> Fields? {
    let report = context.report
    guard !report.spend.isEmpty || !report.runFacts.isEmpty else { return nil }
    return [
      "hasLines": !report.spend.isEmpty, "hasFacts": !report.runFacts.isEmpty,
      "spendLines": report.spend.map { line -> Fields in
        [
          "label": ShortenedText(singleLine(line.label), limit: 200).text, "isTotal": line.isTotal,
          "requests": NumberText.count(line.spend.requests), "cached": NumberText.count(line.cached),
          "prompt": NumberText.count(line.spend.usage.prompt),
          "completion": NumberText.count(line.spend.usage.completion),
          "usd": NumberText.usd(line.isPriced ? line.spend.usd : nil), "seconds": NumberText.duration(line.seconds),
        ]
      },
      "runFacts": report.runFacts.map { fact -> Fields in
        [
          "label": ShortenedText(singleLine(fact.label), limit: 200).text,
          "value": ShortenedText(singleLine(fact.value), limit: 1_000).text,
        ]
      },
    ]
  }
}
