/// How wide a chart is drawn.
///
/// SVG text shrinks with its image, so a page holds both and shows the one that fits.
enum ChartWidth: String, CaseIterable {
  /// For screens and paper.
  case wide
  /// For phones.
  case narrow

  /// The width of the view box.
  var units: Double { self == .wide ? 720 : 340 }
  /// The size of text.
  var fontSize: Double { 13 }
}
