extension JudgeTrust {
  /// The finding as one plain sentence.
  ///
  /// - Parameter language: The language to write in.
  /// - Returns: For example “Judge small is not to be trusted here: it gave the same verdict …”.
  public func sentence(in language: Language) -> String {
    // A sentence says why: the measures that are out of bounds, or, when none is, those that were found in order.
    let shown = verdict == .noWarning ? reasons : reasons.filter { $0.verdict > .noWarning }
    let clauses = shown.map { $0.clause(in: language) }
    switch language {
    case .english:
      let why = clauses.joined(separator: "; it ")
      return switch verdict {
      case .untrustworthy: "Judge \(judge) is not to be trusted here: it \(why)."
      case .doubtful: "Judge \(judge) is doubtful here: it \(why)."
      case .notMeasured: "Judge \(judge) has not been checked here: it \(why)."
      case .noWarning:
        "Nothing here speaks against judge \(judge): it \(why)."
          + (isComparedWithPeople ? "" : " Whether it agrees with people is another question.")
      }
    case .chinese:
      let why = clauses.joined(separator: "；")
      return switch verdict {
      case .untrustworthy: "裁判 \(judge) 在此不可信：\(why)。"
      case .doubtful: "裁判 \(judge) 在此存疑：\(why)。"
      case .notMeasured: "裁判 \(judge) 在此未经检验：\(why)。"
      case .noWarning: "此处没有不利于裁判 \(judge) 的迹象：\(why)。" + (isComparedWithPeople ? "" : "它是否与人的判断一致，则是另一个问题。")
      }
    }
  }
}

extension JudgeTrust {
  /// Whether agreement with people is among the measures.
  private var isComparedWithPeople: Bool { reasons.contains { $0.kind == .agreement || $0.kind == .ratings } }
}

extension JudgeTrust.Verdict {
  /// The verdict as a word or two.
  ///
  /// - Parameter language: The language to write in.
  /// - Returns: For example “not to be trusted”.
  public func label(in language: Language) -> String {
    switch (self, language) {
    case (.noWarning, .english): "no warning"
    case (.notMeasured, .english): "not checked"
    case (.doubtful, .english): "doubtful"
    case (.untrustworthy, .english): "not to be trusted"
    case (.noWarning, .chinese): "无警告"
    case (.notMeasured, .chinese): "未经检验"
    case (.doubtful, .chinese): "存疑"
    case (.untrustworthy, .chinese): "不可信"
    }
  }
}

extension JudgeTrust.Reason {
  /// The reason as a clause: in English after “it”, in Chinese on its own.
  ///
  /// - Parameter language: The language to write in.
  /// - Returns: For example “gave no usable verdict in 25% of 120 judgments (bound: 20%)”.
  public func clause(in language: Language) -> String {
    switch language {
    case .english: englishClause
    case .chinese: chineseClause
    }
  }

  private var englishClause: String {
    switch kind {
    case .swapConsistency:
      return
        "gave the same verdict in \(share(value, of: "pair", only: verdict > .noWarning)) when the two answers changed places"
        + notes([englishInterval, bound.map { "at least \(percentText($0)) is expected" }], "; ", " (", ")")
    case .firstPosition:
      let (place, rate, range) = preferredPlace
      return "chose the answer shown \(place == .first ? "first" : "second") in "
        + share(rate, of: "decided verdict")
        + notes([range.map { "\(levelText(Proportion.level)) interval \($0)" }, "50% is fair"], "; ", " (", ")")
    case .failures where value == 0: return "gave a usable verdict in all \(cases("judgment"))"
    case .failures:
      return "gave no usable verdict in \(share(value, of: "judgment"))"
        + notes([bound.map { "at most \(percentText($0)) is expected" }], "; ", " (", ")")
    case .oneOrder: return "saw each pair in one order only, so its position bias is unknown"
    case .graded: return "graded answers one by one, and whether people would grade them alike is unknown"
    case .nothingJudged: return "was asked nothing"
    case .notRepeated: return "graded each answer once only, so how stable its grades are is unknown"
    case .repeatConsistency:
      return "repeated its verdict in \(share(value, of: "repetition", only: verdict > .noWarning))"
        + notes([englishInterval, bound.map { "at least \(percentText($0)) is expected" }], "; ", " (", ")")
    case .agreement:
      let agreed = "agreed with people in \(share(self.share, of: "comparison", only: verdict > .noWarning))"
      let beyond =
        "kappa \(decimal(value))\(decimalRange.map { ", \(levelText(Proportion.level)) interval \($0)" } ?? "")"
      return agreed + notes([beyond, bound.map { "at least \(decimal($0)) is expected" }], "; ", " (", ")")
    case .plainRule:
      return
        "agreed with people less often (\(percent(self.share)) of \(cases("comparison"))) than a rule that reads nothing "
        + "(\(percent(value)))"
    case .ratings:
      return "graded \(cases("answer")) with a rank correlation of \(decimal(value)) to people's grades"
        + notes(
          [
            decimalRange.map { "\(levelText(Proportion.level)) interval \($0)" },
            bound.map { "at least \(decimal($0)) is expected" },
          ], "; ", " (", ")")
    case .knownBetter:
      return
        "chose the answer that is better by construction in \(share(value, of: "comparison", only: verdict > .noWarning))"
        + notes([englishInterval, bound.map { "at least \(percentText($0)) is expected" }], "; ", " (", ")")
    case .length:
      return "prefers the longer of two answers that people find equally good with a chance of \(percent(value))"
        + notes([englishInterval, "50% is fair"], "; ", " (", ")")
    }
  }

  private var chineseClause: String {
    let count = count.map(String.init) ?? "—"
    switch kind {
    case .swapConsistency:
      let kept = value == 0 ? "没有一对" : verdict > .noWarning ? "只有 \(percent(value)) " : "有 \(percent(value)) "
      return "两个回答交换位置后，\(count) 对中\(kept)结论不变"
        + notes([chineseInterval, bound.map { "至少应为 \(percentText($0))" }], "；", "（", "）")
    case .firstPosition:
      let (place, share, range) = preferredPlace
      return "在 \(count) 次分出胜负的评判中，\(percent(share)) 选择\(place == .first ? "先" : "后")出现的回答"
        + notes([range.map { "\(levelText(Proportion.level)) 区间 \($0)" }, "公平值为 50%"], "；", "（", "）")
    case .failures where value == 0: return "\(count) 次评判全部有可用的结论"
    case .failures:
      return "\(count) 次评判中有 \(percent(value)) 没有可用的结论"
        + notes([bound.map { "至多应为 \(percentText($0))" }], "；", "（", "）")
    case .oneOrder: return "每对回答只按一种顺序评判，位置偏差未知"
    case .graded: return "逐个给回答打分，是否与人的评分一致未知"
    case .nothingJudged: return "没有向它提出任何评判请求"
    case .notRepeated: return "每个回答只评分一次，评分是否稳定未知"
    case .repeatConsistency:
      return "同一问题重复提问 \(count) 次，结论不变的\(verdict > .noWarning ? "只" : "")占 \(percent(value))"
        + notes([chineseInterval, bound.map { "至少应为 \(percentText($0))" }], "；", "（", "）")
    case .agreement:
      let beyond =
        "kappa \(decimal(value))\(decimalRange.map { "，\(levelText(Proportion.level)) 区间 \($0.replacing(" to ", with: " 至 "))" } ?? "")"
      return "在 \(count) 次比较中，\(verdict > .noWarning ? "只有 " : "有 ")\(percent(self.share)) 与人的判断一致"
        + notes([beyond, bound.map { "至少应为 \(decimal($0))" }], "；", "（", "）")
    case .plainRule:
      return "在 \(count) 次比较中与人一致的比例（\(percent(self.share))）低于不读内容的简单规则（\(percent(value))）"
    case .ratings:
      return "对 \(count) 个回答的评分与人的评分的等级相关系数为 \(decimal(value))"
        + notes(
          [
            decimalRange.map { "\(levelText(Proportion.level)) 区间 \($0.replacing(" to ", with: " 至 "))" },
            bound.map { "至少应为 \(decimal($0))" },
          ],
          "；", "（", "）")
    case .knownBetter:
      return "在 \(count) 次已知孰优（由构造决定）的比较中，\(verdict > .noWarning ? "只有 " : "有 ")\(percent(value)) 选对"
        + notes([chineseInterval, bound.map { "至少应为 \(percentText($0))" }], "；", "（", "）")
    case .length:
      return "两个回答在人看来同样好时，它选择较长者的概率为 \(percent(value))"
        + notes([chineseInterval, "公平值为 50%"], "；", "（", "）")
    }
  }

  private enum Place { case first, second }

  /// The place that was chosen more often, its share, and the interval of that share.
  private var preferredPlace: (Place, Double?, String?) {
    guard let value else { return (.first, nil, nil) }
    if value >= 0.5 { return (.first, value, range(low, high)) }
    return (.second, 1 - value, range(high.map { 1 - $0 }, low.map { 1 - $0 }))
  }

  private var englishInterval: String? { range(low, high).map { "\(levelText(Proportion.level)) interval \($0)" } }
  private var chineseInterval: String? { range(low, high).map { "\(levelText(Proportion.level)) 区间 \($0)" } }

  private func range(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high, low.isFinite, high.isFinite else { return nil }
    return "\(percentText(low).dropLast())–\(percentText(high))"
  }

  /// A coefficient with two decimals: “0.42”.
  private func decimal(_ value: Double?) -> String { value.map { formatDecimal($0, 2) } ?? "—" }

  private var decimalRange: String? {
    guard let low, let high, low.isFinite, high.isFinite else { return nil }
    return "\(decimal(low)) to \(decimal(high))"
  }

  /// “8% of 24 pairs”, “none of 24 pairs”, “all 24 pairs”.
  private func share(_ share: Double?, of noun: String, only: Bool = false) -> String {
    let cases = cases(noun)
    switch share {
    case .some(0): return "none of \(cases)"
    case .some(1): return "all \(cases)"
    default: return "\(only ? "only " : "")\(percent(share)) of \(cases)"
    }
  }

  private func cases(_ noun: String) -> String {
    count.map { "\($0) \(noun)\($0 == 1 ? "" : "s")" } ?? "\(noun)s"
  }

  private func percent(_ share: Double?) -> String { share.map(percentText) ?? "—" }

  private func notes(_ parts: [String?], _ separator: String, _ open: String, _ close: String) -> String {
    let parts = parts.compactMap(\.self)
    return parts.isEmpty ? "" : open + parts.joined(separator: separator) + close
  }
}

/// A share as a percentage: whole, or with one decimal where rounding would claim 0 % or 100 % wrongly.
///
/// - Parameter share: A share, 0–1.
/// - Returns: “83%”, “99.6%”, “>99.9%”, or “—” when the share is not a finite number.
package func percentText(_ share: Double) -> String {
  guard share.isFinite, abs(share) < 1e12 else { return "—" }
  let whole = (share * 100).rounded()
  if (whole != 0 || share == 0) && (whole != 100 || share == 1) { return "\(Int(whole))%" }
  let tenths = Int((share * 1000).rounded())
  if tenths == 0 { return share < 0 ? "0%" : "<0.1%" }
  if tenths == 1000 { return share < 1 ? ">99.9%" : "100%" }
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)%"
}

/// The level of an interval as a percentage: “95%”, “99.5%”.
///
/// - Parameter level: A nominal coverage, strictly between 0 and 1.
/// - Returns: The percentage with as many decimals as it has, four at most.
package func levelText(_ level: Double) -> String {
  let percent = 100 * level
  let decimals = (0...3).first { abs(percent - (Double(formatDecimal(percent, $0)) ?? .nan)) < 1e-9 } ?? 4
  return formatDecimal(percent, decimals) + "%"
}
