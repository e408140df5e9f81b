import PlumbCore
import PlumbJudging
import Testing

@Suite struct OrderPolicyTests {
  private let items = (0..<2000).map { Item(id: "item-\($0)", turns: ["q"]) }

  @Test func `first and both are fixed`() {
    #expect(OrderPolicy.first.orders(items[0]) == [true] && OrderPolicy.first.count == 1)
    #expect(OrderPolicy.both.orders(items[0]) == [true, false] && OrderPolicy.both.count == 2)
  }

  @Test(arguments: 0..<5) func `random shows the baseline first about half the time, and the same way every time`(
    seed: Int
  ) {
    let drawn = items.map { OrderPolicy.random(seed: seed).orders($0)[0] }
    #expect(drawn == items.map { OrderPolicy.random(seed: seed).orders($0)[0] })
    // Five standard deviations of a fair coin.
    #expect(abs(drawn.count { $0 } - 1000) < 112)
  }

  @Test func `another seed draws other orders`() {
    let (one, two) = (OrderPolicy.random(seed: 1), OrderPolicy.random(seed: 2))
    #expect(abs(items.count { one.orders($0) == two.orders($0) } - 1000) < 112)
  }

  @Test func `the order depends on the item's id alone, so it is the same for every model`() {
    let policy = OrderPolicy.random(seed: 3)
    for item in items.prefix(50) {
      #expect(policy.orders(item) == policy.orders(Item(id: item.id, turns: ["other"], category: ["c"])))
    }
  }

  @Test func `words of a spec`() {
    #expect(OrderPolicy.named("both", seed: 0)?.count == 2)
    #expect(OrderPolicy.named("random", seed: 0)?.count == 1)
    #expect(OrderPolicy.named("first", seed: 0)?.orders(items[0]) == [true])
    #expect(OrderPolicy.named("second", seed: 0) == nil)
  }
}
