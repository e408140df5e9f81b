import PlumbCore

/// How each judge behaved: the finding, its numbers, and what changed when the answers changed places.
enum JudgeSection: ReportSection {
  static let name = "judges"

  static let template = #"""
    <section id="judges" aria-labelledby="judges-h">
    <h2 id="judges-h">{{t.judgeBehaviour}}</h2>
    {{#judges}}
    <h3><bdi>{{judge}}</bdi></h3>
    <p class="isolate">{{sentence}}</p>
    {{#swapChart}}
    <figure>
    {{{swapChart}}}<figcaption class="caption">{{t.swapChartKey}}</figcaption></figure>
    {{/swapChart}}
    <div class="pair">
    <dl class="grid">
    {{#measures}}
    <dt>{{label}}</dt><dd><bdi>{{value}}</bdi></dd>
    {{/measures}}
    </dl>
    <div>
    {{#histogram}}
    <figure>
    {{{histogram}}}<figcaption class="caption">{{t.histogramNote}}</figcaption></figure>
    {{/histogram}}
    {{#swapTable}}
    <h4>{{t.swapTableTitle}}</h4>
    <table class="swaps">
    <thead><tr><th></th><th scope="colgroup" colspan="3">{{t.modelSecond}}</th></tr><tr><th scope="col">{{t.modelFirst}}</th><th scope="col">{{t.modelWins}}</th><th scope="col">{{t.tie}}</th><th scope="col">{{t.baselineWins}}</th></tr></thead>
    <tbody>
    {{#lines}}
    <tr><th scope="row">{{label}}</th>{{#cells}}<td{{#same}} class="same"{{/same}}>{{count}}</td>{{/cells}}</tr>
    {{/lines}}
    </tbody></table>
    <p class="caption">{{t.swapTableNote}}</p>
    {{/swapTable}}
    </div>
    </div>
    {{/judges}}
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? { context.strings[.judgeBehaviour] }

  static func fields(_ context: ReportContext) -> Fields? {
    let judges = context.leaderboard.judges
    guard !judges.isEmpty else { return nil }
    return [
      "judges": zip(judges, context.trusts).enumerated().map { index, pair -> Fields in
        let (behaviour, trust) = pair
        let tally = context.report.tallies.first { $0.judge == behaviour.judge }
        var named = trust
        named.judge = ShortenedText(singleLine(trust.judge), limit: 200).text
        let swapChart = SwapChart(behaviour: behaviour, strings: context.strings).svg(id: "judge\(index)")
        let histogram = tally.flatMap { tally in
          tally.count > 0 ? HistogramChart(tally: tally, strings: context.strings).svg(id: "histogram\(index)") : nil
        }
        return [
          "judge": named.judge, "sentence": named.sentence(in: context.report.language),
          "swapChart": swapChart ?? false as Any, "histogram": histogram ?? false as Any,
          "swapTable": tally.flatMap { swapTable($0, context.strings) } ?? false as Any,
          "measures": measures(of: behaviour, context.strings),
        ]
      }
    ]
  }

  private static func measures(of behaviour: JudgeBehaviour, _ s: ReportStrings) -> [Fields] {
    let failed = behaviour.failures.values.reduce(0, +)
    let reasons = behaviour.failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(12).map { "\(ShortenedText(singleLine($0.key), limit: 60).text): \(NumberText.count($0.value))" }
    var measures: [(String, String)] = [
      (s[.judgments], NumberText.count(behaviour.judgments)),
      (s[.failed], NumberText.count(failed)),
    ]
    if !reasons.isEmpty { measures.append((s[.failureReasons], reasons.joined(separator: ", "))) }
    if behaviour.identical > 0 { measures.append((s[.identicalAnswers], NumberText.count(behaviour.identical))) }
    measures += [
      (s[.failureRate], counted(behaviour.failureRate)),
      (s[.swapConsistency], counted(behaviour.swapConsistency)),
    ]
    if let inconsistency = behaviour.inconsistency, inconsistency.total > 0 {
      measures += [
        (s[.firstBoth], NumberText.count(inconsistency.firstBoth)),
        (s[.secondBoth], NumberText.count(inconsistency.secondBoth)),
        (s[.tieOnce], NumberText.count(inconsistency.tieOnce)),
      ]
    }
    measures.append((s[.firstPositionRate], counted(behaviour.firstPositionRate)))
    if behaviour.repeatConsistency != nil {
      measures += [
        (s[.repeatConsistency], counted(behaviour.repeatConsistency)),
        (s[.repeatVariance], NumberText.fixed(behaviour.repeatVariance, decimals: 4)),
      ]
    }
    measures += [
      (s[.tieRate], counted(behaviour.tieRate)),
      (s[.longerRate], counted(behaviour.longerRate)),
    ]
    if let mass = behaviour.meanMissingMass { measures.append((s[.missingMass], NumberText.share(mass))) }
    measures += [
      (s[.promptTokens], NumberText.count(behaviour.usage?.prompt)),
      (s[.completionTokens], NumberText.count(behaviour.usage?.completion)),
      (s[.dollars], NumberText.usd(behaviour.usd)), (s[.meanLatency], NumberText.duration(behaviour.meanLatency)),
    ]
    if let usd = behaviour.usdPerThousand { measures.append((s[.dollarsPerThousand], NumberText.usd(usd))) }
    if let seconds = behaviour.secondsPerThousand {
      measures.append((s[.timePerThousand], NumberText.duration(seconds)))
    }
    return measures.map { ["label": $0.0, "value": $0.1] }
  }

  private static func counted(_ share: Proportion?) -> String {
    let text = NumberText.proportion(share)
    guard let share, text != NumberText.undefined else { return text }
    return "\(text), n = \(NumberText.count(share.count))"
  }

  private static func swapTable(_ tally: PreferenceTally, _ s: ReportStrings) -> Fields? {
    guard tally.pairs > 0 else { return nil }
    let labels = [s[.modelWins], s[.tie], s[.baselineWins]]
    return [
      "lines": tally.swaps.enumerated().map { row, counts -> Fields in
        [
          "label": labels[row],
          "cells": counts.enumerated().map { column, count -> Fields in
            ["same": row == column, "count": NumberText.count(count)]
          },
        ]
      }
    ]
  }
}
