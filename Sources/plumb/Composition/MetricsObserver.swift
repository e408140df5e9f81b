internal import PlumbClients
internal import PlumbEvaluation

/// Counts what clients report for the live display.
struct MetricsObserver: ClientObserver {
  let metrics: RunMetrics

  func note(_ event: ClientEvent) {
    switch event {
    case .attemptStarted: metrics.update { $0.inFlight += 1 }
    case .attemptFinished: metrics.update { $0.inFlight -= 1 }
    case .retrying: metrics.update { $0.retries += 1 }
    case .gaveUp: break
    }
  }
}
