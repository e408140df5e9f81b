internal import PlumbCore

extension RatingsParserKind {
  /// ``AlignBenchUpstreamParser``.
  static let alignBenchUpstream = RatingsParserKind("alignbench-upstream") { options in
    AlignBenchUpstreamParser(options: &options)
  }
}

/// `AlignBenchUpstreamReading` as a parser: −1 is a failure, and a grade outside the scale widens it.
struct AlignBenchUpstreamParser: RatingsParser {
  let overallName = AlignBenchUpstreamReading.total

  init?(options: inout FieldReader) {}

  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict {
    let reading = AlignBenchUpstreamReading(reply.text)
    guard reading.score != -1 else {
      throw Failure(.noVerdict, "The judge's text holds no total that AlignBench's own parser finds.")
    }
    var dimensions = reading.rating.mapValues(Double.init)
    dimensions[overallName] = nil
    let all = dimensions.values + [reading.score]
    let low = min(expected.scale.lowerBound, all.min() ?? reading.score)
    let high = max(expected.scale.upperBound, all.max() ?? reading.score)
    return GradedVerdict(
      Ratings(overall: reading.score, dimensions: dimensions, scale: low...high), critique: reply.text)
  }
}
