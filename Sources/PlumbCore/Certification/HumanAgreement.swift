/// How far a judge's verdicts agree with people's.
///
/// A verdict is *first*, *second* or *tie*, in the order in which the label (or, without one, the first judgment) lists the
/// two answers. People's verdict on a comparison is that of their majority; without one it is a tie. A judge that saw both
/// orders has one verdict over both when they agree, and a tie when they do not; a comparison that lost an order has none.
public struct HumanAgreement: Sendable, Equatable {
  /// How many people labelled.
  public var people: Int
  /// How many labels there are.
  public var labels: Int
  /// How many labelled comparisons have a verdict of the judge.
  public var comparisons: Int
  /// How many labelled comparisons have none: not judged, or failed.
  public var unjudged: Int
  /// The share in which the verdict over both orders is people's.
  public var combined: Proportion?
  /// Of the comparisons judged in both orders, the share in which both verdicts are people's.
  public var bothOrders: Proportion?
  /// The share in which the verdict in the listed order is people's.
  public var listedOrder: Proportion?
  /// The share in which the verdict in the other order is people's.
  public var swappedOrder: Proportion?
  /// As `bothOrders`, where people prefer one answer.
  public var bothOrdersWhenDecided: Proportion?
  /// As `listedOrder`, where people prefer one answer.
  public var listedOrderWhenDecided: Proportion?
  /// The chance that the verdict over both orders is that of one person, drawn at random.
  public var onePerson: Proportion?
  /// The chance that the verdict over both orders is that of the majority of all people but one, where several labelled.
  public var leaveOneOut: Proportion?
  /// The chance that a person's verdict is that of the majority of the others: what a judge can be measured against.
  public var peopleLeaveOneOut: Proportion?
  /// Cohen's kappa of the verdict over both orders and people's.
  public var kappa: Estimate?
  /// Cohen's kappa of the verdict in the listed order and people's.
  public var listedOrderKappa: Estimate?
  /// Of the comparisons that are a tie for people, the share that is one in the listed order.
  public var tieRecall: Proportion?
  /// Of the comparisons that are a tie for people, the share that is one over both orders.
  public var combinedTieRecall: Proportion?
  /// Counts of comparisons by people's verdict (row) and the one in the listed order (column): first, second, tie.
  public var listedOrderTable: [[Int]]
  /// Counts of comparisons by people's verdict (row) and the one over both orders (column): first, second, tie.
  public var combinedTable: [[Int]]
  /// AlpacaEval's bias, in percent: how far the judge's usual verdict is from people's.
  public var bias: Estimate?
  /// AlpacaEval's variance, in percent: how far one verdict of the judge is from its other verdicts on the same comparison.
  public var variance: Estimate?
  /// The agreement of always giving people's commonest verdict: what any judge must beat.
  public var commonestVerdict: Double?
  /// The agreement of always preferring the longer answer.
  public var longestAnswer: Double?

  /// Whether any labelled comparison was judged in both orders; otherwise “over both orders” is the one order there is.
  public var hasBothOrders: Bool { bothOrders != nil }

  /// An agreement; everything not given is undefined.
  public init(people: Int, labels: Int, comparisons: Int, unjudged: Int) {
    self.people = people
    self.labels = labels
    self.comparisons = comparisons
    self.unjudged = unjudged
    listedOrderTable = []
    combinedTable = []
  }

  /// The rule for ties, as it is stated with the figures.
  public static let tieRule =
    "people: majority, a tie without one; judge: the verdict of both orders when equal, otherwise a tie"

  /// The figures by name; what is undefined is left out.
  public var json: JSONObject {
    var object: JSONObject = [
      "people": JSONValue(people), "labels": JSONValue(labels), "comparisons": JSONValue(comparisons),
      "unjudged": JSONValue(unjudged), "tie_rule": .string(Self.tieRule),
    ]
    for (key, share) in [
      ("combined", combined), ("both_orders", bothOrders), ("listed_order", listedOrder),
      ("swapped_order", swappedOrder), ("both_orders_when_decided", bothOrdersWhenDecided),
      ("listed_order_when_decided", listedOrderWhenDecided), ("one_person", onePerson), ("leave_one_out", leaveOneOut),
      ("people_leave_one_out", peopleLeaveOneOut), ("tie_recall", tieRecall),
      ("combined_tie_recall", combinedTieRecall),
    ] { object[key] = share.map { .object($0.json) } }
    for (key, estimate) in [
      ("kappa", kappa), ("listed_order_kappa", listedOrderKappa), ("bias", bias), ("variance", variance),
    ] { object[key] = estimate.map { .object($0.json) } }
    for (key, table) in [("listed_order_table", listedOrderTable), ("combined_table", combinedTable)]
    where !table.isEmpty {
      object[key] = .array(table.map { .array($0.map { JSONValue($0) }) })
    }
    object["commonest_verdict"] = commonestVerdict.map(JSONValue.number)
    object["longest_answer"] = longestAnswer.map(JSONValue.number)
    return object
  }
}
