internal import Synchronization

/// A number that the tasks of a test change.
public final class Counter: Sendable {
  private let number = Mutex(0)

  /// Starts at 0.
  public init() {}

  /// The present number.
  public var value: Int { number.withLock { $0 } }

  /// Adds and returns the sum.
  @discardableResult
  public func add(_ amount: Int) -> Int {
    number.withLock { number in
      number += amount
      return number
    }
  }

  /// Becomes `minimum` when it is smaller.
  public func raise(to minimum: Int) { number.withLock { $0 = max($0, minimum) } }
}
