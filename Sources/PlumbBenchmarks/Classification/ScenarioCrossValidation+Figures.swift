internal import PlumbStatistics

extension ScenarioCrossValidation {
  /// One step of the reject curve.
  public struct RejectStep: Sendable, Equatable {
    /// The least probability at which an answer is given.
    public var threshold: Double
    /// The share of queries that get an answer.
    public var coverage: Double
    /// The share of right answers among them; absent when there are none.
    public var accuracy: Double?
  }

  /// How many queries there were.
  public var queryCount: Int { quality.count }
  /// The share of queries whose likeliest scenario is right.
  public var accuracy: Double { quality.accuracy }
  /// The lower limit of the accuracy's 95 % interval; absent without queries.
  public var accuracyLow: Double? { accuracyInterval?.low }
  /// The upper limit of the accuracy's 95 % interval; absent without queries.
  public var accuracyHigh: Double? { accuracyInterval?.high }
  /// The mean of -ln of the right scenario's probability.
  public var logLoss: Double { quality.logLoss }
  /// The expected calibration error, 15 bins.
  public var calibrationError: Double { quality.calibrationError }
  /// Coverage and accuracy when answers below a threshold are withheld.
  public var rejectSteps: [RejectStep] {
    quality.rejectCurve.map { RejectStep(threshold: $0.threshold, coverage: $0.coverage, accuracy: $0.accuracy) }
  }
}
