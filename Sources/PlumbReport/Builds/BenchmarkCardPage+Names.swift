extension BenchmarkCardPage {
  /// What a stage of the funnel left, in words.
  func stageName(_ name: String) -> String {
    switch name {
    case "records": t("records read", "读入的记录")
    case "load": t("prompts, exact repeats folded", "题目（合并完全重复）")
    case "clean": t("after cleaning", "清洗之后")
    case "dedupe": t("after near-duplicates", "去除近似重复之后")
    case "no-label": t("with a label", "有标签的")
    case "below-prompt-threshold": t("enough criteria met", "符合足够多的标准")
    case "in-no-cluster": t("in a cluster", "属于某个簇")
    case "below-cluster-threshold": t("in a demanding cluster", "所在的簇足够难")
    case "not-drawn": t("drawn: the benchmark", "抽中：评测集")
    default: name
    }
  }

  /// Why a prompt was dropped, in words.
  func reason(_ name: String) -> String {
    switch name {
    case "too_short": t("too short", "太短")
    case "too_long": t("too long", "太长")
    case "other_language": t("another language", "其他语言")
    case "damaged_text": t("damaged text", "文本损坏")
    case "repetition": t("one word over and over", "反复重复")
    case "blocked_word": t("blocked word", "含屏蔽词")
    case "unusable": t("no words of a user", "没有用户文字")
    case "exact_repeats": t("exact repeats", "完全重复")
    case "near_duplicates": t("near-duplicates", "近似重复")
    case "no-label": t("label failed or missing", "标签失败或缺失")
    case "below-prompt-threshold": t("too few criteria", "符合的标准太少")
    case "in-no-cluster": t("in no cluster", "不属于任何簇")
    case "below-cluster-threshold": t("cluster not demanding enough", "所在簇不够难")
    case "not-drawn": t("others of the cluster were drawn", "抽中了同簇的其他题目")
    default: name
    }
  }
}
