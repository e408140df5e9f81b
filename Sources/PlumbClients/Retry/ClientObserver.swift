public import PlumbCore

/// Something that happened to a request, for a live display.
public enum ClientEvent: Sendable, Equatable {
  /// An attempt was sent. `attempt` counts from 1; `inFlight` counts the endpoint's requests, this one included.
  case attemptStarted(ModelIdentity, attempt: Int, inFlight: Int)
  /// An attempt came back after `seconds`, with a reply when `error` is `nil`; `inFlight` no longer counts it.
  case attemptFinished(ModelIdentity, attempt: Int, inFlight: Int, seconds: Double, error: ModelError?)
  /// The request will be tried again after `seconds`.
  case retrying(ModelIdentity, attempt: Int, seconds: Double, because: ModelError)
  /// The request was given up.
  case gaveUp(ModelIdentity, attempts: Int, ModelError)
}

/// Something that is told what happens to requests.
///
/// Called from many tasks at once, on the path of every request: take notes and return.
public protocol ClientObserver: Sendable {
  /// Takes note of an event.
  func note(_ event: ClientEvent)
}

/// An observer that calls a closure.
public struct ClosureObserver: ClientObserver {
  private let body: @Sendable (ClientEvent) -> Void

  /// An observer.
  public init(_ body: @escaping @Sendable (ClientEvent) -> Void) { self.body = body }

  /// Calls the closure.
  public func note(_ event: ClientEvent) { body(event) }
}
