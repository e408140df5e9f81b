public import PlumbCore

/// One way of making a new request out of another: five that deepen it, one that leads to a neighbour.
///
/// - Note: The six kinds are those of Xu et al. 2023, “WizardLM”, section 3; the wording is ours.
public enum EvolutionOperation: String, Sendable, CaseIterable, Codable {
  /// Depth: one more condition that a good answer must meet.
  case constraints
  /// Depth: the same question, asked more thoroughly or more widely.
  case deepen
  /// Depth: a general notion replaced by a particular one.
  case concretize
  /// Depth: an answer that takes several steps of reasoning.
  case reasoning
  /// Depth: material to work on, such as a table, code or a formula.
  case input
  /// Breadth: a new request of the same field, of a rarer kind.
  case breadth

  /// Whether the result is another request, rather than the same one made harder.
  public var isBreadth: Bool { self == .breadth }

  /// The name for reports.
  ///
  /// - Parameter language: The report's language.
  /// - Returns: Two or three words.
  public func name(in language: Language) -> String {
    switch self {
    case .constraints: language.text("add a constraint", "增加约束")
    case .deepen: language.text("deepen", "深化")
    case .concretize: language.text("make concrete", "具体化")
    case .reasoning: language.text("more reasoning steps", "增加推理步骤")
    case .input: language.text("complicate the input", "增加输入材料")
    case .breadth: language.text("breadth", "广度变异")
    }
  }

  /// What the evolver is told to do.
  func method(in language: Language) -> String { language.text(englishMethod, chineseMethod) }

  private var englishMethod: String {
    switch self {
    case .constraints: "Add exactly one further condition or requirement that the answer has to meet."
    case .deepen:
      "If it asks about some matter, ask about that matter more thoroughly: its causes, its limits or what follows from it."
    case .concretize: "Replace one general notion in it by a particular, more specific one."
    case .reasoning:
      "If a short thought is enough to answer it, change it so that the answer has to be worked out in several steps."
    case .input:
      "Give it material to work on that belongs to the matter: a small table, a piece of code, a formula or a record of data."
    case .breadth:
      "Write a different request from the same field, about something rarer, of about the same length and difficulty."
    }
  }

  private var chineseMethod: String {
    switch self {
    case .constraints: "恰好增加一个回答必须满足的条件或要求。"
    case .deepen: "如果它询问某件事，就对这件事问得更深入：原因、界限或由此产生的结果。"
    case .concretize: "把其中一个笼统的概念换成一个具体的、更专门的概念。"
    case .reasoning: "如果简单想一想就能回答，就把它改成必须分几步推导才能回答。"
    case .input: "给它配上与内容相关的、需要处理的材料：一张小表格、一段代码、一个公式或一条数据记录。"
    case .breadth: "写一个同一领域、内容更少见、长度和难度相近的不同请求。"
    }
  }
}
