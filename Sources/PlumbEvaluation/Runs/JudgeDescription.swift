public import PlumbCore

/// What judged a run, as a value that speaks English and Chinese.
public struct JudgeDescription: Sendable, Equatable {
  /// What kind of judge it is.
  public indirect enum Kind: Sendable, Equatable {
    /// A model that compares two answers, by a template and in `first`, `random` or `both` orders.
    case comparer(model: String, template: String, orders: String)
    /// A model that grades answers one by one.
    case grader(model: String, template: String)
    /// A rule that reads no answer as a judge would.
    case rule(name: String, orders: String)
    /// Several models of which one is asked about each item.
    case pool(members: [String], template: String)
    /// Several judges whose verdicts become one by a rule.
    case jury(rule: String, members: [JudgeDescription])
    /// A folder in AlpacaEval's layout.
    case alpacaEvalConfig(name: String)
    /// Words of an earlier version's file; they are not translated.
    case words(String)
  }

  /// What kind of judge it is.
  public var kind: Kind
  /// The scenario criteria that it is shown, by the name that the spec gives them; absent without criteria.
  public var criteria: String?
  /// Whether it judges with and without criteria and puts both together.
  public var isTwoPass: Bool
  /// The share of verdicts turned round on purpose, 0–1.
  public var flipRate: Double

  /// A description.
  public init(_ kind: Kind, criteria: String? = nil, isTwoPass: Bool = false, flipRate: Double = 0) {
    self.kind = kind
    self.criteria = criteria
    self.isTwoPass = isTwoPass
    self.flipRate = flipRate
  }
}

extension JudgeDescription {
  /// The description in words, without a full stop.
  ///
  /// - Parameter language: The language to write in.
  /// - Returns: For example “small, template pairwise, orders both”.
  public func text(in language: Language) -> String {
    var parts = [kind.text(in: language)]
    if let criteria {
      let passes = isTwoPass ? language.text(" in two passes", "（分两遍评判）") : ""
      parts.append(language.text("scenario criteria ", "场景标准 ") + criteria + passes)
    }
    if flipRate > 0 {
      let share = formatDecimal(100 * flipRate, 0)
      parts.append(language.text("\(share)% of verdicts turned round", "\(share)% 的结论被故意反转"))
    }
    return parts.joined(separator: language.text(", ", "，"))
  }
}

extension JudgeDescription.Kind {
  fileprivate func text(in language: Language) -> String {
    func template(_ name: String) -> String { language.text("template \(name)", "模板 \(name)") }
    func orders(_ word: String) -> String { language.text("orders \(word)", "展示顺序：\(Self.chineseOrders(word))") }
    let comma = language.text(", ", "，")
    switch self {
    case .comparer(let model, let name, let word):
      return [model, template(name), orders(word)].joined(separator: comma)
    case .grader(let model, let name):
      return [model, template(name), language.text("answers graded one by one", "逐个给回答打分")].joined(separator: comma)
    case .rule(let name, let word):
      return [language.text("rule \(name)", "规则 \(name)"), orders(word)].joined(separator: comma)
    case .pool(let members, let name):
      let one = language.text(
        "one of \(members.joined(separator: ", ")) per item", "每题由 \(members.joined(separator: "、")) 之一评判")
      return [one, template(name)].joined(separator: comma)
    case .jury(let rule, let members):
      let list = members.map { $0.text(in: language) }.joined(separator: language.text("; ", "；"))
      return language.text("jury by \(rule) of \(list)", "评审团（\(rule)）：\(list)")
    case .alpacaEvalConfig(let name): return language.text("AlpacaEval config \(name)", "AlpacaEval 配置 \(name)")
    case .words(let words): return words
    }
  }

  private static func chineseOrders(_ word: String) -> String {
    switch word {
    case "both": "两种"
    case "first": "基线在先"
    case "random": "随机"
    default: word
    }
  }
}
