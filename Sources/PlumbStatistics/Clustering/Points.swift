/// Points of a space with one dimension or more: rows of single-precision coordinates.
///
/// Embeddings come in single precision and take half the memory in it.
public struct Points: Sendable, Codable, Equatable {
  /// How many points there are, ≥ 0.
  public let count: Int
  /// How many coordinates a point has, ≥ 1.
  public let dimensions: Int
  /// `count × dimensions` coordinates, point by point; all finite.
  public let coordinates: [Float]

  /// Points from their coordinates.
  ///
  /// - Parameters:
  ///   - coordinates: Coordinates, point by point.
  ///   - dimensions: How many coordinates a point has, ≥ 1.
  /// - Throws: `StatisticsError` `.outOfRange` for dimensions below 1, `.lengthMismatch` when the
  ///   coordinates do not fill whole points, `.notFinite` for a coordinate, with the point's number.
  public init(coordinates: [Float], dimensions: Int) throws(StatisticsError) {
    guard dimensions >= 1 else {
      throw StatisticsError(.outOfRange, "Points have one dimension or more; \(dimensions) was given.")
    }
    guard coordinates.count % dimensions == 0 else {
      throw StatisticsError(
        .lengthMismatch,
        "\(coordinates.count) coordinates do not make whole points of \(dimensions) dimensions.")
    }
    if let bad = coordinates.firstIndex(where: { !$0.isFinite }) {
      throw StatisticsError(
        .notFinite,
        "Coordinate \(bad % dimensions) of point \(bad / dimensions) (both from 0) is not a finite number.")
    }
    self.init(unchecked: coordinates, dimensions: dimensions)
  }

  /// Points from coordinates known to be finite and to fill whole points.
  init(unchecked coordinates: [Float], dimensions: Int) {
    self.count = coordinates.count / dimensions
    self.dimensions = dimensions
    self.coordinates = coordinates
  }

  /// One point's coordinates.
  ///
  /// - Parameter point: The point, from 0.
  /// - Returns: Its coordinates, as a view.
  public subscript(point: Int) -> ArraySlice<Float> {
    coordinates[point * dimensions..<(point + 1) * dimensions]
  }

  /// The points scaled to length 1; points at the origin stay there.
  func normalized() -> Points {
    var values = coordinates
    let dimensions = self.dimensions
    values.withUnsafeMutableBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: dimensions) {
        var squares = 0.0
        for k in start..<start + dimensions {
          let value = Double(values[k])
          squares += value * value
        }
        guard squares > 0 else { continue }
        let factor = Float(1 / squares.squareRoot())
        for k in start..<start + dimensions { values[k] *= factor }
      }
    }
    return Points(unchecked: values, dimensions: dimensions)
  }
}

/// How the distance of two points is measured.
public enum PointMetric: String, Sendable, Codable, Equatable, CaseIterable {
  /// The length of their difference.
  case euclidean
  /// 1 − the cosine of their angle, in [0, 2]. A point at the origin is at distance 1 of all others.
  case cosine
}
