public import Testing

/// Tests that use a thing of which the machine has one wait for each other, in whatever suites they are.
public struct OneAtATime: TestTrait, SuiteTrait, TestScoping {
  private let turns: Turns

  private static let localModel = Turns(1)

  /// The local model server: it takes all processors and much memory.
  public static var localModelServer: Self { Self(turns: localModel) }

  /// Of a suite, every test.
  public var isRecursive: Bool { true }

  /// Waits for the turn, runs the test, and passes the turn on.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await turns.take { try await function() }
  }
}

extension Trait where Self == OneAtATime {
  /// Tests that use the local model server wait for each other.
  public static var oneLocalModel: Self { OneAtATime.localModelServer }
}
