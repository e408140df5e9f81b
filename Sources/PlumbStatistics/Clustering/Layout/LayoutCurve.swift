/// UMAP's curve 1 / (1 + a d^(2b)): how likely two points of the layout at distance d belong together.
struct LayoutCurve: Sendable, Equatable {
  let a: Double
  let b: Double

  /// The curve nearest, in least squares over 300 distances up to 3 spreads, to 1 up to the minimum
  /// distance and exponential decay after it.
  ///
  /// Levenberg–Marquardt on the two parameters.
  init(minimumDistance: Double, spread: Double) {
    let distances = (0..<300).map { 3 * spread * Double($0) / 299 }
    let wanted = distances.map {
      $0 < minimumDistance ? 1 : Elementary.exponential(-($0 - minimumDistance) / spread)
    }
    func residuals(_ a: Double, _ b: Double) -> Double {
      zip(distances, wanted).reduce(0) { sum, pair in
        let error = 1 / (1 + a * Elementary.raise(pair.0, to: 2 * b)) - pair.1
        return sum + error * error
      }
    }
    var a = 1.0
    var b = 1.0
    var damping = 1e-3
    var loss = residuals(a, b)
    for _ in 0..<200 {
      var (aa, ab, bb, ga, gb) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for (distance, target) in zip(distances, wanted) where distance > 0 {
        let power = Elementary.raise(distance, to: 2 * b)
        let value = 1 / (1 + a * power)
        let da = -power * value * value
        let db = a * da * 2 * Elementary.logarithm(distance)
        let error = value - target
        aa += da * da
        ab += da * db
        bb += db * db
        ga += da * error
        gb += db * error
      }
      let (p, q) = (aa * (1 + damping), bb * (1 + damping))
      let determinant = p * q - ab * ab
      guard determinant != 0 else { break }
      let stepA = (q * ga - ab * gb) / determinant
      let stepB = (p * gb - ab * ga) / determinant
      let next = residuals(a - stepA, b - stepB)
      if next.isFinite, next <= loss, a - stepA > 0, b - stepB > 0 {
        a -= stepA
        b -= stepB
        damping /= 10
        let gain = loss - next
        loss = next
        if gain <= 1e-15 * max(loss, 1e-300) { break }
      } else {
        damping *= 10
        if damping > 1e12 { break }
      }
    }
    self.a = a
    self.b = b
  }

  /// The gradient's coefficient of attraction at squared distance `squared`.
  func attraction(_ squared: Double) -> Double {
    let power = Elementary.raise(squared, to: b)
    return -2 * a * b * power / (squared * (1 + a * power))
  }

  /// The gradient's coefficient of repulsion.
  func repulsion(_ squared: Double) -> Double {
    2 * b / ((0.001 + squared) * (1 + a * Elementary.raise(squared, to: b)))
  }
}

/// The coefficients as tables over the bits of the squared distance, 64 entries an octave from 2⁻⁴⁰ to
/// 2²⁴: within 2·10⁻⁴ of the formulas and many times faster.
struct ForceTables {
  static let shift: UInt32 = 17
  static let base = Float(0x1p-40).bitPattern >> shift
  static let size = (Float(0x1p24).bitPattern >> shift) - base + 1
  let attraction: [Float]
  let repulsion: [Float]

  init(_ curve: LayoutCurve) {
    let squares = (0..<Self.size).map {
      Double(Float(bitPattern: (Self.base + $0) << Self.shift))
    }
    attraction = squares.map { Float(curve.attraction($0)) }
    repulsion = squares.map { Float(curve.repulsion($0)) }
  }
}
