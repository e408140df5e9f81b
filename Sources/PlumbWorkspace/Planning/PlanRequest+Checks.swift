internal import PlumbCore

extension PlanRequest {
  /// Throws what cannot be planned.
  func check() throws(CoreError) {
    guard power > 0, power < 1 else {
      throw CoreError(.invalidInput, "\(option: "power") takes a number between 0 and 1, such as 0.8.")
    }
    guard significance > 0, significance < 1 else {
      throw CoreError(.invalidInput, "\(option: "significance") takes a number between 0 and 1, such as 0.05.")
    }
    try checkVariance()
    try checkDifference()
    try judging.check()
    guard items.allSatisfy({ $0 >= 2 }) else {
      throw CoreError(.invalidInput, "\(option: "items") takes numbers from 2.")
    }
  }

  private func checkVariance() throws(CoreError) {
    switch (assumptions.variance, pilot) {
    case (_?, _?):
      throw CoreError(.invalidInput, "\(option: "variance") and a pilot both give the variance; choose one.")
    case (nil, nil):
      throw CoreError(
        .invalidInput,
        "Give \(option: "variance"), or a pilot with \(option: "run") or \(option: "judgments"). Without a pilot, 0.11 is "
          + "common for win probabilities from log-probabilities and 0.3 for verdicts of 0 or 1.")
    default: return
    }
  }

  private func checkDifference() throws(CoreError) {
    guard let difference else {
      guard pilot == nil else { return }
      throw CoreError(.invalidInput, "Give the difference to see with \(option: "difference").")
    }
    guard difference != 0, difference.isFinite else {
      throw CoreError(.invalidInput, "\(option: "difference") takes a number other than 0.")
    }
    if let variance = assumptions.variance, abs(difference) > 1, variance <= 1 {
      throw CoreError(
        .invalidInput,
        "\(option: "difference") \(difference) does not go with \(option: "variance") \(variance): win probabilities go "
          + "from 0 to 1, so five points are 0.05.")
    }
  }
}
