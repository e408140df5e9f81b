import PlumbCore
import PlumbBenchmarks

/// The prompts on a plane, coloured by cluster, with the names of the largest clusters.
///
/// Colours repeat after eight clusters; names stand where a cluster is, so colour alone carries nothing.
struct ClusterMapChart {
  var places: [ClusterRecord]
  /// The label of each cluster.
  var labels: [Int: String]
  /// How many clusters get a name.
  var named = 40
  var title: String
  var summary: String

  /// The image.
  func svg(id: String) -> String {
    let (width, height, margin) = (980.0, 760.0, 24.0)
    var drawing = SVGDrawing()
    let xs = Self.range(places.map(\.x))
    let ys = Self.range(places.map(\.y))
    func position(_ place: (x: Double, y: Double)) -> (x: Double, y: Double) {
      let x = margin + (width - 2 * margin) * min(1, max(0, (place.x - xs.low) / (xs.high - xs.low)))
      let y = margin + (height - 2 * margin) * (1 - min(1, max(0, (place.y - ys.low) / (ys.high - ys.low))))
      return (x, y)
    }
    // Those in no cluster lie below the others.
    for place in places.sorted(by: { ($0.cluster == nil ? 0 : 1, $0.item) < ($1.cluster == nil ? 0 : 1, $1.item) }) {
      let (x, y) = position((place.x, place.y))
      let style = place.cluster.map { "c\($0 % 8)" } ?? "noise"
      drawing.circle(x, y, radius: place.cluster == nil ? 1.4 : 2.2, style)
    }
    var taken: [(x: Double, y: Double, width: Double)] = []
    let members = Dictionary(grouping: places.filter { $0.cluster != nil }, by: { $0.cluster ?? 0 })
    for cluster in members.keys.sorted().prefix(named) {
      let own = members[cluster] ?? []
      let center = position((Self.median(own.map(\.x)), Self.median(own.map(\.y))))
      let text = ShortenedText(singleLine(labels[cluster] ?? "\(cluster)"), limit: 26).text
      let size = estimatedWidth(of: text, fontSize: 11)
      let x = min(max(center.x, size / 2 + 2), width - size / 2 - 2)
      // A name that would lie on another one moves down a little, or is left out.
      let free = stride(from: center.y, through: center.y + 36, by: 6).first { y in
        taken.allSatisfy { abs($0.y - y) > 11 || abs($0.x - x) > ($0.width + size) / 2 }
      }
      guard let y = free else { continue }
      taken.append((x, y, size))
      drawing.text(text, x, y, .middle, "topic")
    }
    return drawing.svg(id: id, style: "map", width: width, height: height, title: title, summary: summary)
  }

  /// The 0.5 % and 99.5 % quantiles, so that a few far points do not squeeze the rest.
  private static func range(_ values: [Double]) -> (low: Double, high: Double) {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last, last > first else { return (0, 1) }
    let low = sorted[Int(0.005 * Double(sorted.count - 1))]
    let high = sorted[Int((0.995 * Double(sorted.count - 1)).rounded(.up))]
    guard high > low else { return (first, last) }
    let pad = 0.03 * (high - low)
    return (low - pad, high + pad)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
