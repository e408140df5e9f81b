internal import Synchronization

/// A value that the tasks of a test share.
public final class Shared<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  /// Starts with a value.
  public init(_ value: Value) { mutex = Mutex(value) }

  /// The present value.
  public var value: Value { mutex.withLock { $0 } }

  /// Reads and changes the value while nobody else does.
  public func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { mutex.withLock { body(&$0) } }
}
