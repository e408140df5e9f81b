internal import Synchronization

/// What a scripted server has seen and answered.
public final class ScriptedLog: Sendable {
  private struct State {
    var requests: [ScriptedRequest] = []
    var answered: [String: Int] = [:]
    var count = 0
    var inFlight = 0
    var peak = 0
  }

  private let state = Mutex(State())
  private let keepsRequests: Bool

  internal init(keepsRequests: Bool) { self.keepsRequests = keepsRequests }

  /// The requests in the order they came; empty when the server was told not to keep them.
  public var requests: [ScriptedRequest] { state.withLock { $0.requests } }
  /// How many requests came.
  public var count: Int { state.withLock { $0.count } }
  /// The most requests that were open at once.
  public var peakInFlight: Int { state.withLock { $0.peak } }
  /// How often each body was sent a complete answer, by the SHA-256 of the body.
  public var answered: [String: Int] { state.withLock { $0.answered } }
  /// The bodies that were answered more than once; empty in a run that resumes well.
  public var answeredTwice: [String] { answered.filter { $0.value > 1 }.keys.sorted() }

  internal func nextIndex() -> Int {
    state.withLock { state in
      state.count += 1
      state.inFlight += 1
      state.peak = max(state.peak, state.inFlight)
      return state.count - 1
    }
  }

  internal func add(_ request: ScriptedRequest) {
    if keepsRequests { state.withLock { $0.requests.append(request) } }
  }

  internal func end(_ request: ScriptedRequest, isAnswered: Bool) {
    let hash = isAnswered ? request.bodyHash : ""
    state.withLock { state in
      state.inFlight -= 1
      if isAnswered { state.answered[hash, default: 0] += 1 }
    }
  }
}
