import PlumbCore

/// The texts of a certificate, in both languages, from one table.
enum CertificateStrings: String, CaseIterable {
  case heading, verdict, documentKind, measure, value, cases, listedOrder, swappedOrder, bothOrders, combined
  case bothWhenDecided, listedWhenDecided, onePerson, leaveOneOut, peopleLeaveOneOut, kappa, listedKappa, tieRecall
  case combinedTieRecall, bias, variance, commonest, longest, knownBetter, labels, unjudged, preference, judge, people
  case controlled, length, list, position, selfFamily, preferenceNote, tieRule, pearson, spearman, kendall
  case meanAbsoluteError, meanDifference, pairwise, answers, rankShift, part, consistency, systemHeading
  case ratingsHeading, agreementHeading, preferenceHeading, partsHeading, juryOf, chart, equalQuality

  /// The text in a language.
  func text(in language: Language) -> String { language.text(texts.english, texts.chinese) }

  private var texts: (english: String, chinese: String) {
    switch self {
    case .heading: ("Certificate of the judge", "裁判的检验证书")
    case .verdict: ("Verdict", "结论")
    case .documentKind: ("Judge certificate", "裁判检验证书")
    case .measure: ("Measure", "指标")
    case .value: ("Value [\(levelText(Proportion.level)) interval]", "数值 [\(levelText(Proportion.level)) 区间]")
    case .cases: ("n", "样本数")
    case .listedOrder: ("Agrees in the listed order", "按列出顺序评判时与人一致")
    case .swappedOrder: ("Agrees in the other order", "按相反顺序评判时与人一致")
    case .bothOrders: ("Agrees in both orders", "两种顺序都与人一致")
    case .combined: ("Agrees over both orders (a tie where they differ)", "综合两种顺序与人一致（不同则算平局）")
    case .bothWhenDecided: ("Agrees in both orders where people decide", "人分出胜负时，两种顺序都一致")
    case .listedWhenDecided: ("Agrees in the listed order where people decide", "人分出胜负时，列出顺序下一致")
    case .onePerson: ("Agrees with one person", "与单个人一致")
    case .leaveOneOut: ("Agrees with all people but one", "与除一人外的多数一致")
    case .peopleLeaveOneOut: ("People themselves agree with the others", "人与其他人的多数一致")
    case .kappa: ("Cohen's kappa over both orders", "综合两种顺序的 Cohen kappa")
    case .listedKappa: ("Cohen's kappa in the listed order", "列出顺序下的 Cohen kappa")
    case .tieRecall: ("People's ties found in the listed order", "列出顺序下识别出的平局")
    case .combinedTieRecall: ("People's ties found over both orders", "综合两种顺序识别出的平局")
    case .bias: ("Bias (AlpacaEval), percent", "偏差（AlpacaEval 定义），百分点")
    case .variance: ("Variance (AlpacaEval), percent", "方差（AlpacaEval 定义），百分点")
    case .commonest: ("Always people's commonest verdict would agree", "总取人最常见的结论时的一致率")
    case .longest: ("Always the longer answer would agree", "总选较长回答时的一致率")
    case .knownBetter: ("Chose the answer that is better by construction", "选中由构造决定的更好回答")
    case .labels: ("Labels", "人工标注数")
    case .unjudged: ("Labelled, without a verdict", "有标注但无结论")
    case .preference: ("Prefers", "偏好")
    case .judge: ("Judge", "裁判")
    case .people: ("People", "人")
    case .controlled: ("Judge, equally good answers", "裁判，同样好的回答")
    case .length: ("the longer answer", "较长的回答")
    case .list: ("the answer with a list", "含列表的回答")
    case .position: ("the answer shown first", "先出现的回答")
    case .selfFamily: ("answers of its own family", "同系列模型的回答")
    case .preferenceNote:
      (
        "The last column is the judge's chance to prefer it between answers that people find equally good; 50% is fair.",
        "最后一列是在人看来同样好的两个回答中，裁判选择它的概率；公平值为 50%。"
      )
    case .tieRule:
      (
        "People's verdict is that of their majority, a tie without one. The judge's verdict over both orders is a tie when they differ.",
        "人的结论取多数，没有多数则为平局。裁判两种顺序的结论不同时，综合结论为平局。"
      )
    case .pearson: ("Pearson correlation", "皮尔逊相关系数")
    case .spearman: ("Spearman correlation", "斯皮尔曼相关系数")
    case .kendall: ("Kendall's tau-b", "肯德尔 tau-b")
    case .meanAbsoluteError: ("Mean absolute error", "平均绝对误差")
    case .meanDifference: ("Mean difference, judge minus people", "平均差（裁判减人）")
    case .pairwise: ("Pairs of answers ordered as people order them", "成对回答的次序与人一致")
    case .answers: ("Answers graded by both", "双方都评分的回答数")
    case .rankShift: ("Largest shift of a rank", "名次最大变动")
    case .part: ("Part", "部分")
    case .consistency: ("Same verdict when swapped", "交换位置后结论不变")
    case .systemHeading: ("Ranking of models against people's", "模型排名与人的排名相比")
    case .ratingsHeading: ("Grades against people's", "评分与人的评分相比")
    case .agreementHeading: ("Agreement with people", "与人的一致性")
    case .preferenceHeading: ("Preferences besides quality", "质量以外的偏好")
    case .partsHeading: ("By part", "按部分")
    case .juryOf: ("Jury", "评审团")
    case .chart: ("Preferences between equally good answers", "对同样好的回答的偏好")
    case .equalQuality: ("fair", "公平")
    }
  }
}
