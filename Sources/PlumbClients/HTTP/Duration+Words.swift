extension Duration {
  /// The span in seconds.
  package var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  /// The span as a sentence says it: `0.3 s`, `45 s`, `2 min 5 s`, `1 h 3 min`.
  package var inWords: String {
    let value = inSeconds
    guard value >= 9.95 else {
      let tenths = Int((value * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
    let whole = Int(min(value, 1e12).rounded())
    guard whole > 120 else { return "\(whole) s" }
    let (big, small, names) =
      whole < 7200 ? (whole / 60, whole % 60, ("min", "s")) : (whole / 3600, whole % 3600 / 60, ("h", "min"))
    return small == 0 ? "\(big) \(names.0)" : "\(big) \(names.0) \(small) \(names.1)"
  }
}
