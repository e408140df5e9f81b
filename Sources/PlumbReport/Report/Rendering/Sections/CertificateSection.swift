import PlumbCore

/// What labels and constructed answers tell of each judge: agreement with people, preferences besides quality, rankings.
///
/// What the judgments alone tell stands in ``JudgeSection``.
enum CertificateSection: ReportSection {
  static let name = "certificate"

  static let template = #"""
    <section id="certificate" aria-labelledby="certificate-h">
    <h2 id="certificate-h">{{heading}}</h2>
    {{#judges}}
    <h3><bdi>{{judge}}</bdi></h3>
    {{#jury}}
    <p class="note">{{jury}}</p>
    {{/jury}}
    {{#tables}}
    <h4>{{heading}}</h4>
    <div class="scroll" tabindex="0" role="region" aria-label="{{heading}}">
    <table>
    <thead><tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
    <tbody>
    {{#lines}}
    <tr><th scope="row" class="name"><bdi>{{label}}</bdi></th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/lines}}
    </tbody></table></div>
    {{#note}}
    <p class="caption">{{note}}</p>
    {{/note}}
    {{#chart}}
    <figure>
    {{{chart}}}</figure>
    {{/chart}}
    {{/tables}}
    {{/judges}}
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? {
    shown(context).isEmpty ? nil : CertificateStrings.heading.text(in: context.report.language)
  }

  static func fields(_ context: ReportContext) -> Fields? {
    let language = context.report.language
    let certificates = shown(context)
    guard !certificates.isEmpty else { return nil }
    return [
      "heading": CertificateStrings.heading.text(in: language),
      "judges": certificates.enumerated().map { index, certificate -> Fields in
        let tables = CertificateTables(certificate: certificate, language: language, id: "certificate\(index)")
        let members = certificate.members.map { ShortenedText(singleLine($0), limit: 100).text }
        return [
          "judge": ShortenedText(singleLine(certificate.judge), limit: 200).text,
          "jury": certificate.juryRule.map { rule -> Any in
            "\(CertificateStrings.juryOf.text(in: language)) (\(rule)): \(members.joined(separator: ", "))"
          } ?? false,
          "tables": tables.all.map(\.fields),
        ]
      },
    ]
  }

  /// The certificates that say more than how the judge behaved.
  private static func shown(_ context: ReportContext) -> [Certificate] {
    context.leaderboard.certificates.filter {
      $0.agreement != nil || $0.knownBetter != nil || $0.ratings != nil || $0.system != nil || !$0.biases.isEmpty
        || $0.juryRule != nil
    }
  }
}

/// The tables of one certificate.
struct CertificateTables {
  /// What a line is about, and its cells.
  struct Line {
    var label: String
    var cells: [String]
  }

  /// One table.
  struct Table {
    var heading: String
    var columns: [String]
    var lines: [Line]
    var note: String?
    var chart: String?

    var fields: Fields {
      [
        "heading": heading, "columns": columns,
        "lines": lines.map { line -> Fields in ["label": line.label, "cells": line.cells] },
        "note": note ?? false as Any, "chart": chart ?? false as Any,
      ]
    }
  }

  var certificate: Certificate
  var language: Language
  var id: String

  /// The tables that have something to say.
  var all: [Table] {
    [agreement, preferences, ratings, system].compactMap { $0.lines.isEmpty ? nil : $0 } + parts
  }

  private func text(_ key: CertificateStrings) -> String { key.text(in: language) }

  private func line(_ key: CertificateStrings, _ share: Proportion?) -> Line? {
    share.map { Line(label: text(key), cells: [NumberText.proportion($0), NumberText.count($0.count)]) }
  }

  private func line(_ key: CertificateStrings, _ estimate: Estimate?, decimals: Int = 3) -> Line? {
    guard let estimate else { return nil }
    let interval = NumberText.interval(estimate.low, estimate.high, decimals: decimals)
    let value = NumberText.fixed(estimate.value, decimals: decimals)
    return Line(
      label: text(key),
      cells: [interval == NumberText.undefined ? value : "\(value) \(interval)", NumberText.count(estimate.count)])
  }

  private func line(_ key: CertificateStrings, value: String?, count: String = "") -> Line? {
    value.map { Line(label: text(key), cells: [$0, count]) }
  }

  private var measureColumns: [String] { [text(.measure), text(.value), text(.cases)] }

  private var agreement: Table {
    var lines: [Line?] = [line(.knownBetter, certificate.knownBetter)]
    if let agreement = certificate.agreement {
      lines += [
        line(.combined, agreement.combined), line(.bothOrders, agreement.bothOrders),
        line(.listedOrder, agreement.listedOrder), line(.swappedOrder, agreement.swappedOrder),
        line(.bothWhenDecided, agreement.bothOrdersWhenDecided),
        line(.listedWhenDecided, agreement.listedOrderWhenDecided), line(.onePerson, agreement.onePerson),
        line(.leaveOneOut, agreement.leaveOneOut), line(.peopleLeaveOneOut, agreement.peopleLeaveOneOut),
      ]
      lines += [
        line(.kappa, agreement.kappa), line(.listedKappa, agreement.listedOrderKappa),
        line(.tieRecall, agreement.tieRecall), line(.combinedTieRecall, agreement.combinedTieRecall),
        line(.bias, agreement.bias, decimals: 2), line(.variance, agreement.variance, decimals: 2),
        line(.commonest, value: agreement.commonestVerdict.map { NumberText.share($0) }),
        line(.longest, value: agreement.longestAnswer.map { NumberText.share($0) }),
        line(.labels, value: NumberText.count(agreement.labels)),
        line(.unjudged, value: NumberText.count(agreement.unjudged)),
      ]
    }
    return Table(
      heading: text(.agreementHeading), columns: measureColumns, lines: lines.compactMap(\.self),
      note: certificate.agreement == nil ? nil : text(.tieRule))
  }

  private var preferences: Table {
    let lines = certificate.biases.map { bias in
      Line(
        label: text(bias.kind.key),
        cells: [bias.judge, bias.people, bias.controlled?.proportion].map { NumberText.proportion($0) })
    }
    return Table(
      heading: text(.preferenceHeading), columns: [.preference, .judge, .people, .controlled].map(text), lines: lines,
      note: text(.preferenceNote), chart: chart)
  }

  private var chart: String? {
    let rows = certificate.biases.compactMap { bias -> RowChart.Row? in
      guard let chance = bias.controlled?.proportion else { return nil }
      return RowChart.Row(
        label: text(bias.kind.key), value: 100 * chance.value, low: 100 * chance.low, high: 100 * chance.high,
        text: NumberText.proportion(chance))
    }
    guard !rows.isEmpty else { return nil }
    return RowChart(
      rows: rows, scale: .share, mark: .dot, title: text(.chart),
      summary: rows.map { "\($0.label): \($0.text)" }.joined(separator: "; "),
      reference: (50, text(.equalQuality))
    ).svg(id: id)
  }

  private var ratings: Table {
    let ratings = certificate.ratings
    let lines: [Line?] = [
      line(.answers, value: ratings.map { NumberText.count($0.answers) }), line(.pearson, ratings?.pearson),
      line(.spearman, ratings?.spearman), line(.kendall, ratings?.kendall),
      line(.meanAbsoluteError, ratings?.meanAbsoluteError, decimals: 2),
      line(.meanDifference, ratings?.meanDifference, decimals: 2), line(.pairwise, ratings?.pairwise),
      line(.unjudged, value: ratings.map { NumberText.count($0.unjudged) }),
    ]
    return Table(heading: text(.ratingsHeading), columns: measureColumns, lines: lines.compactMap(\.self))
  }

  private var system: Table {
    let system = certificate.system
    let lines: [Line?] = [
      line(.pearson, system?.pearson), line(.spearman, system?.spearman), line(.kendall, system?.kendall),
      line(
        .rankShift, value: system?.largestRankShift.map { NumberText.fixed($0, decimals: 1) },
        count: NumberText.count(system?.scores.count)),
    ]
    return Table(heading: text(.systemHeading), columns: measureColumns, lines: lines.compactMap(\.self))
  }

  private var parts: [Table] {
    var dimensions: [String] = []
    for part in certificate.parts where !dimensions.contains(part.dimension) { dimensions.append(part.dimension) }
    return dimensions.map { dimension in
      let lines = certificate.parts.filter { $0.dimension == dimension }.map { part in
        Line(
          label: ShortenedText(singleLine(part.value), limit: 200).text,
          cells: [part.combined, part.bothOrders, part.listedOrder, part.swapConsistency].map {
            NumberText.proportion($0)
          })
      }
      return Table(
        heading: "\(text(.partsHeading)): \(dimension)",
        columns: [.part, .combined, .bothOrders, .listedOrder, .consistency].map(text), lines: lines)
    }
  }
}

extension PreferenceBias.Kind {
  /// The name of its text.
  fileprivate var key: CertificateStrings {
    switch self {
    case .length: .length
    case .list: .list
    case .position: .position
    case .selfFamily: .selfFamily
    }
  }
}

extension Estimate {
  /// The estimate as a share, when it has an interval.
  fileprivate var proportion: Proportion? {
    guard let low, let high else { return nil }
    return Proportion(value: value, low: low, high: high, count: count)
  }
}
