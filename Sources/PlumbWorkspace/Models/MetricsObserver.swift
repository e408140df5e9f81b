package import PlumbClients
package import PlumbJudging

/// Counts what clients report for the live display.
package struct MetricsObserver: ClientObserver {
  let metrics: RunMetrics

  package init(metrics: RunMetrics) { self.metrics = metrics }

  package func note(_ event: ClientEvent) {
    switch event {
    case .attemptStarted: metrics.update { $0.inFlight += 1 }
    case .attemptFinished: metrics.update { $0.inFlight -= 1 }
    case .retrying: metrics.update { $0.retries += 1 }
    case .gaveUp: break
    }
  }
}
