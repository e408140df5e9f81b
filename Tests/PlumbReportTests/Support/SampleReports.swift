import PlumbCore
import PlumbReport
import PlumbTestSupport

/// Reports to look at and to test with.
///
/// The same arguments always give the same report.
struct SampleReport {
  var models: [String]
  var baseline = "gpt4_1106_preview"
  var items = 24
  var language = Language.english
  /// The chance that the judge picks the first answer without looking.
  var positionBias = 0.0
  /// The chance that a judgment fails.
  var failureRate = 0.0
  var seed: Int = 7

  static let longNames = [
    "meta-llama/Meta-Llama-3.1-405B-Instruct-FP8-dynamic-quantized-by-somebody-else-v2-final",
    "阿里云通义千问二点五七十二亿参数指令微调版本长上下文增强预览版二零二四年九月",
    "short", "openai/gpt-4o-mini-2024-07-18", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  ]

  static let categories = ["writing", "reasoning", "mathematics", "coding", "extraction", "roleplay"]
  static let chineseCategories = ["写作能力", "逻辑推理", "数学计算", "中文理解", "角色扮演", "专业能力"]

  func report() -> Report {
    var random = SeededGenerator(seed: seed)
    let isChinese = language == .chinese
    let judge = isChinese ? "裁判-小模型" : "judge-small"
    let categories = isChinese ? Self.chineseCategories : Self.categories
    var comparisons: [JudgedComparison] = []
    var rows: [Leaderboard.Row] = []
    var parts: [String: [Leaderboard.Row]] = [:]
    for (rank, model) in models.enumerated() {
      let strength = 0.68 - 0.4 * Double(rank) / Double(max(1, models.count))
      var mine: [JudgedComparison] = []
      for index in 0..<items {
        mine.append(
          comparison(index, model, judge, categories[index % categories.count], strength: strength, &random))
      }
      rows.append(row(model, mine))
      for category in categories {
        parts[category, default: []].append(row(model, mine.filter { $0.item.topCategory == category }))
      }
      comparisons += mine
    }
    rows.sort { ($0.score ?? -1) > ($1.score ?? -1) }
    let order = rows.map(\.model)
    let judgments = comparisons.flatMap(\.judgments)
    let behaviour = behaviour(judge, comparisons)
    var board = Leaderboard(
      method: "win-rate", unit: .winRate, baseline: baseline, seed: Int(seed), rows: rows, judges: [behaviour])
    board.breakdowns = categories.map { category in
      let sorted = parts[category, default: []].sorted {
        (order.firstIndex(of: $0.model) ?? 0) < (order.firstIndex(of: $1.model) ?? 0)
      }
      return Leaderboard.Breakdown(dimension: "category", value: category, rows: sorted)
    }
    board.breakdowns.append(Leaderboard.Breakdown(dimension: "language", value: isChinese ? "zh" : "en", rows: rows))
    if failureRate > 0 {
      board.warnings.append(
        isChinese ? "部分评判失败；请查看上下界。" : "Some judgments failed; look at the bounds before you compare models.")
    }
    let usage = TokenUsage(prompt: judgments.count * 640, completion: judgments.count * 57)
    return Report(
      title: isChinese ? "首次运行：三个模型的比较" : "First run: how three assistants compare",
      language: language, createdAt: "2026-03-01 12:00 UTC", benchmark: isChinese ? "starter-zh" : "starter-en",
      itemCount: items, leaderboard: board,
      runFacts: [
        .init(label: isChinese ? "运行" : "Run", value: "first-run"),
        .init(label: isChinese ? "模板" : "Template", value: "pairwise, sha256 3f7a…"),
      ],
      spend: [
        .init(
          label: models.first ?? "",
          spend: Spend(requests: items, usd: 0.0312, usage: TokenUsage(prompt: 3120, completion: 20480)), seconds: 74),
        .init(label: judge, spend: Spend(requests: judgments.count, usd: 1.42, usage: usage), cached: 12, seconds: 318),
        .init(
          label: isChinese ? "合计" : "Total",
          spend: Spend(
            requests: judgments.count + items, usd: 1.4512, usage: usage + TokenUsage(prompt: 3120, completion: 20480)),
          cached: 12, seconds: 392, isTotal: true),
      ],
      comparisons: comparisons)
  }

  private func comparison(
    _ index: Int, _ model: String, _ judge: String, _ category: String, strength: Double,
    _ random: inout SeededGenerator
  ) -> JudgedComparison {
    let isChinese = language == .chinese
    let turns =
      isChinese
      ? ["请用三句话解释为什么天空是蓝色的，并举一个生活中的例子。", "再用一句话总结。"]
      : [
        "Explain in three sentences why the sky is blue, and give one example from daily life.",
        "Now say it in one sentence.",
      ]
    let question = index % 5 == 0 ? turns : [turns[0] + " (\(index))"]
    let item = Item(
      id: "starter-\(index + 1)", turns: question,
      references: index % 3 == 0 ? [isChinese ? "瑞利散射。" : "Rayleigh scattering."] : [],
      category: [category], language: isChinese ? "zh" : "en")
    let long =
      isChinese
      ? "阳光进入大气层后被空气分子散射，波长越短散射越强。蓝光因此布满天空。\n\n例如：傍晚光线穿过更厚的大气，天空就偏红。"
      : "Sunlight is scattered by the molecules of the air, and the shorter its wavelength the more.\nBlue light therefore reaches us from everywhere.\n\n- Example: at dusk the path is longer, and the sky turns red."
    let answer = Response(
      item: item.id, model: model, turns: question.map { _ in long }, finishReason: index % 7 == 0 ? .length : .stop)
    let other = Response(
      item: item.id, model: baseline, turns: question.map { _ in String(long.prefix(60)) }, finishReason: .stop)
    let isBetter = random.unit() < strength
    var judgments: [Judgment] = []
    for modelFirst in [true, false] {
      let shown = modelFirst ? [model, baseline] : [baseline, model]
      var judgment = Judgment(
        item: item.id, judge: judge, models: shown, outcome: .preference(Preference(first: 0.5)),
        critique: isChinese
          ? "回答一更完整，并给出了例子。" : "The first answer is more complete and gives the example that was asked for.",
        raw: isChinese
          ? "回答一更完整，并给出了例子。\n[[A]]"
          : "The first answer is more complete and gives the example that was asked for.\nVerdict: [[A]]",
        template: "pairwise", category: [category], language: item.language,
        lengths: modelFirst ? [long.count, 60] : [60, long.count],
        latency: 0.42, usd: 0.0012)
      if random.unit() < failureRate {
        judgment.outcome = .failed(Failure(.noVerdict, "the judge's text holds no verdict, even after a second asking"))
        judgment.critique = nil
        judgment.raw = isChinese ? "两个回答都不错。" : "Both answers have their merits."
      } else if random.unit() < positionBias {
        judgment.outcome = .preference(Preference(first: 1))
      } else if random.unit() < 0.08 {
        judgment.outcome = .preference(Preference(first: 0.5))
      } else {
        let forModel = isBetter ? 0.7 + 0.3 * random.unit() : 0.3 * random.unit()
        judgment.outcome = .preference(Preference(first: modelFirst ? forModel : 1 - forModel))
      }
      judgments.append(judgment)
    }
    return JudgedComparison(
      item: item, model: model, baseline: baseline, answer: answer, baselineAnswer: other, judgments: judgments)
  }

  private func row(_ model: String, _ comparisons: [JudgedComparison]) -> Leaderboard.Row {
    var values: [Double] = []
    var failed = 0
    for comparison in comparisons {
      for judgment in comparison.judgments {
        guard let preference = judgment.outcome.preference else {
          failed += 1
          continue
        }
        values.append(100 * (judgment.models.first == model ? preference.first : 1 - preference.first))
      }
    }
    let count = values.count
    guard count > 0 else { return Leaderboard.Row(model: model, failed: failed, coverage: 0) }
    let mean = values.reduce(0, +) / Double(count)
    let half = 1.96 * 40 / Double(count).squareRoot()
    let sum = values.reduce(0, +)
    let all = Double(count + failed)
    return Leaderboard.Row(
      model: model, score: mean, low: max(0, mean - half), high: min(100, mean + half), judgments: count,
      failed: failed,
      coverage: Double(count) / all, scoreIfFailuresLost: sum / all,
      scoreIfFailuresWon: (sum + 100 * Double(failed)) / all,
      counts: .init(
        wins: values.count { $0 > 50 }, ties: values.count { $0 == 50 }, losses: values.count { $0 < 50 }),
      meanLength: 214)
  }

  private func behaviour(_ judge: String, _ comparisons: [JudgedComparison]) -> JudgeBehaviour {
    let judgments = comparisons.flatMap(\.judgments)
    var behaviour = JudgeBehaviour(judge: judge, judgments: judgments.count)
    let failed = judgments.count { $0.outcome.failure != nil }
    if failed > 0 { behaviour.failures = ["no-verdict": failed] }
    var pairs = 0
    var same = 0
    var decided = 0
    var first = 0
    for comparison in comparisons {
      let found = comparison.judgments.compactMap { $0.outcome.preference?.first }
      guard found.count == 2 else { continue }
      pairs += 1
      if (found[0] > 0.5) == (found[1] < 0.5), (found[0] == 0.5) == (found[1] == 0.5) { same += 1 }
      decided += found.count { $0 != 0.5 }
      first += found.count { $0 > 0.5 }
    }
    func share(_ part: Int, _ whole: Int) -> Proportion? {
      guard whole > 0 else { return nil }
      let value = Double(part) / Double(whole)
      let half = 1.96 * (0.25 / Double(whole)).squareRoot()
      return Proportion(value: value, low: max(0, value - half), high: min(1, value + half), count: whole)
    }
    behaviour.swapConsistency = share(same, pairs)
    behaviour.firstPositionRate = share(first, decided)
    behaviour.tieRate = share(pairs * 2 - decided, pairs * 2)
    behaviour.longerRate = share(decided * 3 / 5, decided)
    behaviour.usage = TokenUsage(prompt: judgments.count * 640, completion: judgments.count * 57)
    behaviour.usd = 1.42
    behaviour.meanLatency = 0.42
    return behaviour
  }
}
