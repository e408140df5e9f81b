public import PlumbCore

/// What of a conversation with several turns one judgment is about.
public enum JudgedTurns: String, Sendable, CaseIterable {
  /// The whole conversation, in one judgment.
  case whole
  /// Each turn by itself, seen with the turns before it.
  case each

  /// The turns to judge, from 1; `nil` stands for the whole conversation.
  public func acts(for item: Item) -> [Int?] {
    self == .each && item.turns.count > 1 ? item.turns.indices.map { $0 + 1 } : [nil]
  }
}

extension Item {
  /// The item as it stood at a turn, from 1.
  func limited(toTurn turn: Int?) -> Item {
    guard let turn, turn < turns.count else { return self }
    var item = self
    item.turns = Array(turns.prefix(turn))
    item.references = Array(references.prefix(turn))
    return item
  }
}

extension Response {
  /// The answers up to a turn, from 1; a failure after it does not count.
  package func limited(toTurn turn: Int?) -> Response {
    guard let turn, turns.count >= turn else { return self }
    var response = self
    response.turns = Array(turns.prefix(turn))
    response.failure = nil
    return response
  }
}

extension Comparison {
  /// The comparison as it stood at a turn, from 1.
  package func limited(toTurn turn: Int?) -> Comparison {
    turn == nil
      ? self
      : Comparison(
        item: item.limited(toTurn: turn), baseline: baseline.limited(toTurn: turn), model: model.limited(toTurn: turn))
  }
}
