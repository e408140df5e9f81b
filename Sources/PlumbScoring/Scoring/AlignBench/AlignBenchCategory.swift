/// AlignBench's eight categories, which make up its two groups.
enum AlignBenchCategory: String, CaseIterable, Sendable {
  case professional = "专业能力"
  case chinese = "中文理解"
  case fundamental = "基本任务"
  case mathematics = "数学计算"
  case writing = "文本写作"
  case openQuestions = "综合问答"
  case rolePlay = "角色扮演"
  case logic = "逻辑推理"

  /// A category by its published name, Chinese or English, or by a short English one.
  init?(named name: String) {
    let folded = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.englishNames.contains(folded) }) else {
      return nil
    }
    self = found
  }

  private var englishNames: [String] {
    switch self {
    case .professional: ["professional knowledge", "professional", "pro"]
    case .chinese: ["advanced chinese understanding", "chinese"]
    case .fundamental: ["fundamental language ability", "fundamental", "fund"]
    case .mathematics: ["mathematics", "math"]
    case .writing: ["writing ability", "writing"]
    case .openQuestions: ["open-ended questions", "open"]
    case .rolePlay: ["task-oriented role play", "role play", "roleplay", "role"]
    case .logic: ["logical reasoning", "logic"]
    }
  }

  /// Whether it belongs to 中文推理, not to 中文语言.
  var isReasoning: Bool { self == .mathematics || self == .logic }

  /// The weight of one of its questions in the total, times so many questions in all: 1 where every question weighs alike.
  ///
  /// - Parameters:
  ///   - count: How many questions the category has, ≥ 1.
  ///   - total: How many there are in all.
  /// - Returns: The weight.
  func questionWeight(count: Int, of total: Int) -> Double {
    let share = isReasoning ? 0.5 / 2 : 0.5 / 6
    return share / Double(count) * Double(total)
  }
}

/// The scores of AlignBench from the means of its categories.
///
/// 中文推理 is the mean of two categories, 中文语言 of the other six, 总分 of these two; a mean without all its parts is absent.
///
/// - Note: AlignBench v1.1, `show_result.py`, as measured on its published tables.
struct AlignBenchScores {
  /// The mean of each category.
  var categories: [AlignBenchCategory: Double]

  /// The mean of the two reasoning categories.
  var reasoning: Double? { mean(AlignBenchCategory.allCases.filter(\.isReasoning).map { categories[$0] }) }
  /// The mean of the six other ones.
  var language: Double? { mean(AlignBenchCategory.allCases.filter { !$0.isReasoning }.map { categories[$0] }) }
  /// The mean of the two.
  var total: Double? { mean([reasoning, language]) }

  /// The names and values of all columns, as published.
  var columns: [(name: String, value: Double?)] {
    AlignBenchCategory.allCases.map { ($0.rawValue, categories[$0]) }
      + [("中文推理", reasoning), ("中文语言", language), ("总分", total)]
  }

  private func mean(_ values: [Double?]) -> Double? {
    let known = values.compactMap(\.self)
    return known.count == values.count ? known.reduce(0, +) / Double(known.count) : nil
  }
}
