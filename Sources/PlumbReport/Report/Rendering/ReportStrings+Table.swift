// One thing: the table of texts. It is long because a report says much, twice.

extension ReportStrings {
  /// The names of the texts.
  enum Key: String, CaseIterable, Sendable {
    case documentKind, colon, contents, skipToItems, created, benchmark, itemsLabel, method, baseline, seed
    case judgesLabel, leaderboard, byCategory, byLanguage, byOther, judgeBehaviour, spend, warnings, howToRead
    case judgedItems, summaryAgainstOne, summaryAgainst, summaryScoredOne, summaryScored, summaryNothing
    case summaryOnly, summaryBest, summaryTied, summaryBetter, summaryWorse, summaryEven, summaryOverlap, summaryFailures
    case summaryUntrustworthy, summaryDoubtful, summaryUnchecked, summaryNoJudge, rank, model, score, interval
    case judgmentsShort, failed, coverage, bounds, meanLength, winsTiesLosses, isBaseline, intervalChartTitle
    case referenceLine, chartKey, chartKeyPlain, empty, scrollHint, part, category, language, breakdownNote
    case breakdownLimited, table, judge, swapConsistency, firstPositionRate, tieRate, longerRate, missingMass
    case identicalAnswers, failureReasons, meanLatency, swapChartTitle, swapChartKey, histogramTitle
    case histogramNote, baselineBetter, modelBetter, swapTableTitle, swapTableNote, modelFirst, modelSecond
    case modelWins, baselineWins, tie, who, requests, cached, promptTokens, completionTokens, dollars, time
    case runFacts, howScoreWin, howScoreWinText, howScoreOtherText, howIntervalText, howCoverageText
    case howBoundsText, howTrust, howTrustText, howMarksText, howMarks, howBounds, filterText, filterVerdict
    case filterCategory, filterModel, all, expandAll, collapseAll, reset, shownOf, noneMatch, noItems, omitted
    case verdictModel, verdictBaseline, verdictTie, verdictDisagree, verdictRated, verdictFailed, someFailed
    case question, system, turn, reference, evidence, answerOf, noAnswer, answerFailed, emptyText, cutByLimit
    case shortened, characters, judgments, noJudgments, order, prefers, prefersNeither, failedJudgment
    case probability, graded, ranking, strength, strengthStrong, repetition, basisIdentical, basisRule, basisNoise,
      template, critique
    case rawText, madeBy, failureRate, firstBoth, secondBoth, tieOnce, repeatConsistency, repeatVariance
    case dollarsPerThousand, timePerThousand, profile, profileNote, howGradeText, howScoreAverageText,
      howScoreRatingText
    case summaryWithheld

    /// The text in both languages.
    var texts: (english: String, chinese: String) {
      switch self {
      case .summaryWithheld:
        ("Too many judgments failed for a ranking.", "评判失败过多，因此不排名次。")
      case .profile: ("Profile", "能力分布")
      case .profileNote:
        (
          "Mean grades by category, from the lowest grade at the centre to the highest at the rim.",
          "各类别的平均分：中心为最低分，外缘为最高分。"
        )
      case .howGradeText:
        (
          "Scores are grades from {0} to {1}; higher is better. What failed is left out of the mean, counted and bounded.",
          "得分为 {0} 到 {1} 的评分，越高越好。评判失败的不计入平均，但会计数并给出上下界。"
        )
      case .failureRate: ("No usable verdict", "没有可用结论的比例")
      case .firstBoth: ("Not the same: first shown won both times", "不一致：两次都选先出现的回答")
      case .secondBoth: ("Not the same: second shown won both times", "不一致：两次都选后出现的回答")
      case .tieOnce: ("Not the same: a tie in one order only", "不一致：仅一种顺序下为平局")
      case .repeatConsistency: ("Same verdict when repeated", "重复提问时结论相同")
      case .repeatVariance: ("Variance among repeats", "重复之间的方差")
      case .dollarsPerThousand: ("US dollars a thousand judgments", "每千次评判费用（美元）")
      case .timePerThousand: ("Time a thousand judgments, one after the other", "每千次评判时间（逐次进行）")
      case .documentKind: ("Evaluation report", "评测报告")
      case .colon: (": ", "：")
      case .contents: ("Contents", "目录")
      case .skipToItems: ("Skip to judged items", "跳到评判明细")
      case .created: ("Created", "生成时间")
      case .benchmark: ("Benchmark", "评测集")
      case .itemsLabel: ("Items", "题目数")
      case .method: ("Method", "计分方法")
      case .baseline: ("Baseline", "基线")
      case .seed: ("Seed", "随机种子")
      case .judgesLabel: ("Judges", "裁判")
      case .leaderboard: ("Leaderboard", "排行榜")
      case .byCategory: ("By category", "按类别")
      case .byLanguage: ("By language", "按语言")
      case .byOther: ("By {0}", "按 {0}")
      case .judgeBehaviour: ("Judge behaviour", "裁判表现")
      case .spend: ("Cost, tokens and time", "费用、词元与时间")
      case .warnings: ("Warnings", "警告")
      case .howToRead: ("How to read this report", "如何阅读本报告")
      case .judgedItems: ("Judged items", "评判明细")
      case .summaryAgainstOne: ("One model was compared with {1} on {2}.", "在 {2} 上，一个模型与 {1} 作了比较。")
      case .summaryAgainst: ("{0} models were compared with {1} on {2}.", "在 {2} 上，{0} 个模型与 {1} 作了比较。")
      case .summaryScoredOne: ("One model was scored on {1}.", "在 {1} 上为一个模型计分。")
      case .summaryScored: ("{0} models were scored on {1}.", "在 {1} 上为 {0} 个模型计分。")
      case .summaryNothing: ("No model has a score.", "没有任何模型得到分数。")
      case .summaryOnly: ("{0} scores {1}.", "{0} 的得分为 {1}。")
      case .summaryBest: ("{0} comes first with {1}.", "{0} 以 {1} 居首。")
      case .summaryTied: ("{0} share the first rank with {1}.", "{0} 以 {1} 并列第一。")
      case .summaryBetter:
        (
          "The interval lies above 50: its answers were preferred to the baseline’s more often than chance explains.",
          "该区间高于 50：它的回答比基线更受偏好，且超出偶然所能解释的程度。"
        )
      case .summaryWorse:
        (
          "The interval lies below 50: the baseline’s answers were preferred more often than chance explains.",
          "该区间低于 50：基线的回答更受偏好，且超出偶然所能解释的程度。"
        )
      case .summaryEven:
        (
          "The interval contains 50: these judgments do not tell it from the baseline.",
          "该区间包含 50：这些评判不足以区分它与基线。"
        )
      case .summaryOverlap:
        (
          "Its interval overlaps that of {0}, the second; telling the two apart takes a paired test.",
          "它与第二名 {0} 的区间重叠；要区分两者需做配对检验。"
        )
      case .summaryFailures:
        (
          "{0} of {1} judgments failed and are not part of the scores.",
          "{1} 次评判中有 {0} 次失败，未计入得分。"
        )
      case .summaryUntrustworthy:
        (
          "But the judge is not to be trusted here, so these scores say little about the models.",
          "但此处的裁判不可信，因此这些得分几乎不能说明模型的优劣。"
        )
      case .summaryDoubtful: ("The judge is doubtful here; read the scores with care.", "此处的裁判存疑，请谨慎看待这些得分。")
      case .summaryUnchecked: ("The judge’s position bias was not measured.", "裁判的位置偏差未经测量。")
      case .summaryNoJudge: ("Nothing is known of the judge.", "没有关于裁判的信息。")
      case .rank: ("Rank", "名次")
      case .model: ("Model", "模型")
      case .score: ("Score", "得分")
      case .interval: ("{level} interval", "{level} 区间")
      case .judgmentsShort: ("Judgments", "评判数")
      case .failed: ("Failed", "失败")
      case .coverage: ("Coverage", "覆盖率")
      case .bounds: ("Bounds", "上下界")
      case .meanLength: ("Mean length", "平均长度")
      case .winsTiesLosses: ("Wins / ties / losses", "胜 / 平 / 负")
      case .isBaseline: ("baseline", "基线")
      case .intervalChartTitle: ("Scores with {level} intervals", "得分与 {level} 区间")
      case .referenceLine: ("50: as good as the baseline", "50：与基线相当")
      case .chartKey:
        (
          "Dot: score. Line: {level} interval. Shaded band: where the score would lie if all missing comparisons had gone one way.",
          "圆点：得分。横线：{level} 区间。浅色带：若缺失的比较全部偏向一方，得分所在的范围。"
        )
      case .chartKeyPlain: ("Dot: score. Line: {level} interval.", "圆点：得分。横线：{level} 区间。")
      case .empty: ("There are no rows: nothing was judged.", "没有任何行：尚无评判。")
      case .scrollHint: ("Scroll sideways for more columns.", "左右滑动可查看更多列。")
      case .part: ("Part", "部分")
      case .category: ("Category", "类别")
      case .language: ("Language", "语言")
      case .breakdownNote:
        (
          "Score, {level} interval and number of judgments (n) in each part. Parts with few judgments have wide intervals; differences between parts need more evidence than differences between totals.",
          "各部分的得分、{level} 区间与评判数（n）。评判少的部分区间较宽；要断定部分之间的差异，所需证据多于总分之间的差异。"
        )
      case .breakdownLimited:
        (
          "The chart shows the first {0} of {1} models; the table has all.",
          "图中为 {1} 个模型中的前 {0} 个；表中为全部模型。"
        )
      case .table: ("Table", "表格")
      case .judge: ("Judge", "裁判")
      case .swapConsistency: ("Same verdict in both orders", "两种顺序结论一致")
      case .firstPositionRate: ("Chose the answer shown first", "选择先出现的回答")
      case .tieRate: ("Ties", "平局")
      case .longerRate: ("Chose the longer answer", "选择较长的回答")
      case .missingMass: ("Probability on no verdict", "未落在结论上的概率")
      case .identicalAnswers: ("Equal answers, tied without asking", "回答相同，未询问即判平")
      case .failureReasons: ("Failures by reason", "失败原因")
      case .meanLatency: ("Mean time a judgment", "每次评判平均用时")
      case .swapChartTitle: ("Judge {0}: behaviour when the answers change places", "裁判 {0}：回答交换位置时的表现")
      case .swapChartKey:
        (
          "Dot: share. Line: {judgeLevel} interval. Background, light to dark: no warning, doubtful, not to be trusted; the bounds are under “How to read this report”.",
          "圆点：比例。横线：{judgeLevel} 区间。底色由浅到深：无警告、存疑、不可信；界限见“如何阅读本报告”。"
        )
      case .histogramTitle: ("Preferences given", "偏好分布")
      case .histogramNote:
        (
          "Judgments by the probability that the model’s answer is better (0: baseline, 0.5: tie, 1: model).",
          "按“模型回答更好”的概率统计评判数（0：基线，0.5：平局，1：模型）。"
        )
      case .baselineBetter: ("baseline better", "基线更好")
      case .modelBetter: ("model better", "模型更好")
      case .swapTableTitle: ("Verdicts when the answers change places", "回答交换位置前后的结论")
      case .swapTableNote:
        (
          "Pairs judged in both orders. A judge that looks only at the answers stays on the diagonal.",
          "按两种顺序评判的回答对。只看回答内容的裁判会落在对角线上。"
        )
      case .modelFirst: ("Model shown first", "模型在先")
      case .modelSecond: ("Model shown second", "模型在后")
      case .modelWins: ("Model", "模型")
      case .baselineWins: ("Baseline", "基线")
      case .tie: ("Tie", "平局")
      case .who: ("Part", "部分")
      case .requests: ("Requests", "请求数")
      case .cached: ("From store", "取自缓存")
      case .promptTokens: ("Tokens read", "输入词元")
      case .completionTokens: ("Tokens written", "输出词元")
      case .dollars: ("Cost (USD)", "费用（美元）")
      case .time: ("Time", "用时")
      case .runFacts: ("About this run", "关于本次运行")
      case .howScoreWin: ("Score", "得分")
      case .howScoreWinText:
        (
          "The mean preference for the model over the baseline, in percent: 100 if every judgment prefers the model, 0 if every one prefers the baseline; a tie counts half. 50 means that neither is better. Length-controlled scores correct it for the judge’s taste for longer answers.",
          "对模型（相对于基线）的平均偏好，以百分数表示：每次评判都偏好模型为 100，都偏好基线为 0，平局计一半；50 表示不分高下。长度受控的得分另外校正了裁判对较长回答的偏爱。"
        )
      case .howScoreAverageText:
        (
          "The mean share of points against the opponents met, in percent; a tie counts half. Scores depend on who the opponents are.",
          "对所遇各对手得分比例的平均，以百分数表示，平局计一半。得分取决于对手是谁。"
        )
      case .howScoreRatingText:
        (
          "A rating on Elo’s scale: 400 points more are odds of ten to one of being preferred. Only differences between models have a meaning.",
          "Elo 尺度上的等级分：高出 400 分表示更受偏好的胜算为 10 比 1。只有模型之间的差值有意义。"
        )
      case .howScoreOtherText:
        (
          "In the unit of the method named above; higher is better. Scores by different methods cannot be compared.",
          "采用上述计分方法的单位，越高越好。不同方法的得分不可相互比较。"
        )
      case .howIntervalText:
        (
          "The range that would contain the true score in {level} of repetitions with other items of the same kind. It knows nothing of the judge’s errors.",
          "若以同类的其他题目多次重复，{level} 的区间会包含真实得分。它不反映裁判自身的错误。"
        )
      case .howCoverageText:
        (
          "The share of planned comparisons that have an outcome. A failed judgment is counted here and is never turned into a number.",
          "计划的比较中已有结果的比例。失败的评判在此计数，绝不折算成分数。"
        )
      case .howBoundsText:
        (
          "The score if every missing comparison had gone against the model, and if every one had gone for it. When failures are not random, the truth may lie anywhere between.",
          "若缺失的比较全部不利于模型、或全部有利于模型时的得分。当失败并非随机时，真实得分可能落在其间任何位置。"
        )
      case .howTrust: ("Can the judge be trusted?", "裁判可信吗？")
      case .howTrustText:
        (
          "A pair is best shown in both orders; with one order only, position bias stays unknown. A judge is called doubtful when it gives the same verdict in fewer than {0} of the pairs, when it chooses one place so often that its rate lies more than {1} points from 50%, beyond chance, or when more than {2} of its judgments fail; it is not to be trusted below {3}, beyond {4} points, or above {5}. Passing these checks does not show that it agrees with people; that takes labels.",
          "每对回答最好按两种顺序各展示一次；若只用一种顺序，位置偏差便无从得知。若结论一致的比例低于 {0}、对某一位置的选择超出偶然地偏离 50% 达 {1} 个百分点以上、或失败率超过 {2}，则裁判存疑；低于 {3}、偏离超过 {4} 个百分点或失败率超过 {5}，则不可信。通过这些检查并不表明它与人的判断一致；那需要人工标注。"
        )
      case .howMarksText:
        (
          "Invisible or direction-changing characters in models’ texts are shown as marks such as ⟦U+202E⟧. A dash (—) stands for what is unknown or undefined.",
          "模型文本中不可见或改变文字方向的字符以 ⟦U+202E⟧ 之类的记号显示。破折号（—）表示未知或无定义。"
        )
      case .howMarks: ("Marks", "记号")
      case .howBounds: ("Bounds", "上下界")
      case .filterText: ("Search text", "搜索文本")
      case .filterVerdict: ("Verdict", "结论")
      case .filterCategory: ("Category", "类别")
      case .filterModel: ("Model", "模型")
      case .all: ("All", "全部")
      case .expandAll: ("Expand all", "全部展开")
      case .collapseAll: ("Collapse all", "全部折叠")
      case .reset: ("Reset", "重置")
      case .shownOf: ("{0} of {1} shown", "显示 {0} / {1}")
      case .noneMatch: ("No comparison matches.", "没有符合条件的比较。")
      case .noItems: ("No comparison is part of this report.", "本报告不含任何比较。")
      case .omitted:
        (
          "{0} more comparisons are not part of this file; they are counted in all scores.",
          "另有 {0} 个比较未收入本文件；它们都已计入得分。"
        )
      case .verdictModel: ("Model better", "模型更好")
      case .verdictBaseline: ("Baseline better", "基线更好")
      case .verdictTie: ("Tie", "平局")
      case .verdictDisagree: ("Orders disagree", "两种顺序不一致")
      case .verdictRated: ("Graded", "已评分")
      case .verdictFailed: ("Failed", "失败")
      case .someFailed: ("some failed", "部分失败")
      case .question: ("Question", "问题")
      case .system: ("System message", "系统消息")
      case .turn: ("Turn {0}", "第 {0} 轮")
      case .reference: ("Reference answer", "参考答案")
      case .evidence: ("Evidence", "依据")
      case .answerOf: ("Answer of {0}", "{0} 的回答")
      case .noAnswer: ("No answer is recorded.", "没有记录回答。")
      case .answerFailed: ("This answer failed: {0}", "该回答失败：{0}")
      case .emptyText: ("(empty)", "（空）")
      case .cutByLimit: ("The token limit cut this answer.", "该回答因词元上限而被截断。")
      case .shortened: ("Shortened: the first {0} of {1} characters are shown.", "已缩短：仅显示 {1} 个字符中的前 {0} 个。")
      case .characters: ("{0} characters", "{0} 个字符")
      case .judgments: ("Judgments", "评判")
      case .noJudgments: ("No judgment is recorded.", "没有记录评判。")
      case .order: ("Order shown", "展示顺序")
      case .prefers: ("prefers {0}", "偏好 {0}")
      case .prefersNeither: ("a tie", "平局")
      case .failedJudgment: ("failed: {0}", "失败：{0}")
      case .probability: ("probability {0}", "概率 {0}")
      case .graded: ("grade {0} of {1}–{2}", "评分 {0}（{1}–{2}）")
      case .ranking: ("ranking {0}", "排序 {0}")
      case .strength: ("strength: {0}", "强度：{0}")
      case .strengthStrong: ("strong", "明显")
      case .repetition: ("repeat {0}", "第 {0} 次重复")
      case .basisIdentical: ("equal answers, not asked", "回答相同，未询问")
      case .basisRule: ("by rule", "按规则")
      case .basisNoise: ("drawn at random, not asked", "随机抽取，未询问")
      case .template: ("template {0}", "模板 {0}")
      case .critique: ("Critique", "评语")
      case .rawText: ("Judge’s whole text", "裁判原文")
      case .madeBy: ("Made with Plumb. This file loads nothing from the network.", "由准绳（Plumb）生成。本文件不从网络加载任何内容。")
      }
    }
  }
}
