import Synchronization

/// A number that many tasks change.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  /// Adds and returns the sum.
  @discardableResult
  func add(_ amount: Int) -> Int {
    number.withLock { number in
      number += amount
      return number
    }
  }

  func raise(to minimum: Int) { number.withLock { $0 = max($0, minimum) } }
}
