public import PlumbCore

/// What makes a prompt a demanding test: seven questions of yes or no.
///
/// The kinds are those of Li et al. 2024, table 1; the wording is ours.
///
/// The order is that of the paper; a label's numbers count from 1.
public enum PromptCriterion: String, Sendable, CaseIterable, Codable {
  /// It asks for a definite result.
  case specificity
  /// It needs knowledge of a field.
  case domainKnowledge = "domain_knowledge"
  /// It has several parts, steps or conditions.
  case complexity
  /// It needs a problem to be solved.
  case problemSolving = "problem_solving"
  /// It needs invention.
  case creativity
  /// Its answer must be technically right.
  case technicalAccuracy = "technical_accuracy"
  /// Someone could need it in real work or life.
  case realWorld = "real_world"

  /// The number in a label, from 1 to 7.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The criterion of a number; `nil` outside 1 to 7.
  public init?(number: Int) {
    guard Self.allCases.indices.contains(number - 1) else { return nil }
    self = Self.allCases[number - 1]
  }

  /// The name and the question that a labeller answers.
  ///
  /// - Parameter language: The language of both.
  /// - Returns: A short name and one sentence.
  public func texts(in language: Language) -> (name: String, question: String) {
    language.text(english, chinese)
  }

  private var english: (String, String) {
    switch self {
    case .specificity:
      (
        "Specificity",
        "Does it say clearly what result is wanted, so that two readers would expect the same kind of answer?"
      )
    case .domainKnowledge:
      ("Domain knowledge", "Does a good answer need knowledge of a particular field that most people do not have?")
    case .complexity:
      ("Complexity", "Does it have several parts, conditions or steps that a good answer must bring together?")
    case .problemSolving:
      ("Problem solving", "Must the answerer work something out, by analysis or reasoning, rather than recall it?")
    case .creativity: ("Creativity", "Does it leave room for, and call for, new ideas or an original approach?")
    case .technicalAccuracy:
      ("Technical accuracy", "Must the answer be exact and technically right, so that a small mistake would spoil it?")
    case .realWorld: ("Real-world use", "Is it something that a person could really need for work, study or life?")
    }
  }

  private var chinese: (String, String) {
    switch self {
    case .specificity: ("明确性", "是否清楚说明了想要的结果，使不同的读者会期待同一类回答？")
    case .domainKnowledge: ("领域知识", "好的回答是否需要多数人并不具备的某一领域的知识？")
    case .complexity: ("复杂性", "是否包含多个部分、条件或步骤，好的回答必须把它们结合起来？")
    case .problemSolving: ("解决问题", "是否必须通过分析或推理求解，而不是靠记忆就能答出？")
    case .creativity: ("创造性", "是否需要并允许新的想法或独到的做法？")
    case .technicalAccuracy: ("技术准确性", "回答是否必须在技术上精确，一点小错就会毁掉它？")
    case .realWorld: ("现实用途", "是否是人们在工作、学习或生活中真正可能需要的？")
    }
  }
}
