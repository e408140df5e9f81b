internal import Synchronization

/// The governors of a run, one an endpoint.
public final class GovernorRegistry: Sendable {
  private let governors = Mutex<[String: EndpointGovernor]>([:])
  private let clock: any Clock<Duration>

  /// An empty registry.
  public init(clock: any Clock<Duration> = ContinuousClock()) { self.clock = clock }

  /// The governor of an endpoint; the first call makes it, later ones add their limits to it.
  ///
  /// - Parameters:
  ///   - endpoint: What tells endpoints apart: scheme, host and port, and the key's variable.
  ///   - limits: The limits of the model that asks.
  ///   - defaults: What counts where no model's limits say anything.
  /// - Returns: The governor of that endpoint, the same one each time.
  public func governor(of endpoint: String, limits: EndpointLimits, defaults: EndpointLimits = .hosted)
    -> EndpointGovernor
  {
    governors.withLock { governors in
      if let governor = governors[endpoint] {
        governor.add(limits)
        return governor
      }
      let governor = EndpointGovernor(name: endpoint, limits: limits, defaults: defaults, clock: clock)
      governors[endpoint] = governor
      return governor
    }
  }

  /// All governors by endpoint, for a display.
  public var all: [String: EndpointGovernor] { governors.withLock { $0 } }
}
