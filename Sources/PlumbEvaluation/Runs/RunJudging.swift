public import PlumbCore
public import PlumbJudging

/// What a run judges, and who does it.
public enum RunJudging: Sendable {
  /// Pairs of answers: every model's with the baseline's, or, without baselines, with every other model's.
  case pairs(any Judge, baselines: RunBaselines?)
  /// Answers one by one.
  case responses(any PointwiseJudge)

  /// The judge's name in the run.
  public var judgeName: String {
    switch self {
    case .pairs(let judge, _): judge.name
    case .responses(let judge): judge.name
    }
  }

  /// How many acts there are for one item and so many models.
  func actCount(models: Int) -> Int {
    switch self {
    case .pairs(_, baselines: .some): models - 1
    case .pairs(_, baselines: nil): models * (models - 1) / 2
    case .responses: models
    }
  }
}

/// One thing that was judged: a pair of answers, or one answer.
public enum JudgedAct: Sendable {
  /// Two answers to one item.
  case pair(Comparison)
  /// One answer to an item.
  case response(Response, Item)

  /// The item.
  public var item: Item {
    switch self {
    case .pair(let comparison): comparison.item
    case .response(_, let item): item
    }
  }

  /// The answers: the baseline's and the model's, or the one.
  public var responses: [Response] {
    switch self {
    case .pair(let comparison): [comparison.baseline, comparison.model]
    case .response(let response, _): [response]
    }
  }

  /// Whether a judgment is about this act.
  func isAbout(_ judgment: Judgment) -> Bool {
    judgment.item == item.id && Set(judgment.models) == Set(responses.map(\.model))
  }
}
