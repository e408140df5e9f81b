import Testing

@testable import PlumbClients

@Suite struct WaitingLineTests {
  /// The line against a plain array, over random sequences of operations.
  @Test(arguments: 0..<20) func `behaves like a plain list`(_ seed: UInt64) {
    var line = WaitingLine<Int>()
    var plain: [(ticket: Int, isReady: Bool)] = []
    var state = seed &* 977 &+ 1
    for _ in 0..<3000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let pick = Int(state >> 33)
      switch pick % 5 {
      case 0, 1: plain.append((line.reserve(), false))
      case 2:
        guard !plain.isEmpty else { continue }
        let index = pick / 5 % plain.count
        #expect(line.fill(plain[index].ticket, with: plain[index].ticket) == !plain[index].isReady)
        plain[index].isReady = true
      case 3:
        guard !plain.isEmpty else { continue }
        let gone = plain.remove(at: pick / 5 % plain.count)
        #expect(line.giveUp(gone.ticket) == (gone.isReady ? gone.ticket : nil))
        #expect(!line.fill(gone.ticket, with: 0) && line.giveUp(gone.ticket) == nil)
      default:
        let first = line.first()
        #expect(first == (plain.first.flatMap { $0.isReady ? $0.ticket : nil }))
        if first != nil {
          line.removeFirst()
          let gone = plain.removeFirst()
          #expect(line.giveUp(gone.ticket) == nil)
        }
      }
      #expect(line.count == plain.count && line.isEmpty == plain.isEmpty)
    }
  }
}
