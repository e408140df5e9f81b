import PlumbCore

/// How often one judge gave which preference, and how its verdicts moved when the answers changed places.
///
/// Small whatever the number of judgments, so that it can be kept while comparisons stream by.
public struct PreferenceTally: Sendable, Equatable {
  /// The judge's name.
  public var judge: String
  /// Counts of preferences for the model, in 21 bins centred on 0, 0.05, …, 1.
  public private(set) var bins = [Int](repeating: 0, count: 21)
  /// Counts of pairs by verdict with the model's answer first (row) and second (column); model, tie, baseline.
  public private(set) var swaps = [[Int]](repeating: [0, 0, 0], count: 3)

  /// An empty tally.
  public init(judge: String) { self.judge = judge }

  /// The middle of a bin.
  static func center(of bin: Int) -> Double { Double(bin) / 20 }

  /// Judgments with a preference.
  public var count: Int { bins.reduce(0, +) }

  /// Pairs judged in both orders.
  public var pairs: Int { swaps.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Counts the judgments that `judge` made of one comparison.
  ///
  /// Equal answers, tied without asking, are not counted.
  public mutating func add(_ comparison: JudgedComparison) {
    var orders: [Act: [Bool: Double]] = [:]
    for judgment in comparison.judgments where judgment.judge == judge && judgment.basis != .identical {
      guard let preference = comparison.preferenceForModel(judgment), (0...1).contains(preference) else { continue }
      bins[Int((preference * 20).rounded())] += 1
      let act = Act(turn: judgment.turn, repetition: judgment.repetition)
      orders[act, default: [:]][comparison.showsModelFirst(judgment)] = preference
    }
    for order in orders.values {
      guard let first = order[true], let second = order[false] else { continue }
      swaps[Self.index(first)][Self.index(second)] += 1
    }
  }

  private static func index(_ preference: Double) -> Int { preference > 0.5 ? 0 : preference < 0.5 ? 2 : 1 }
}

private struct Act: Hashable {
  var turn: Int?
  var repetition: Int
}

extension PreferenceTally {
  /// One tally a judge, in the order judges appear.
  ///
  /// - Complexity: O(judgments × judges).
  public static func tallies(of comparisons: some Sequence<JudgedComparison>) -> [PreferenceTally] {
    var tallies: [PreferenceTally] = []
    for comparison in comparisons {
      for judge in Set(comparison.judgments.map(\.judge)).sorted() where !tallies.contains(where: { $0.judge == judge })
      {
        tallies.append(PreferenceTally(judge: judge))
      }
      for index in tallies.indices { tallies[index].add(comparison) }
    }
    return tallies
  }
}
