internal import PlumbCore

/// The systems whose layout runs can be written in.
///
/// A new one is one file and one line here.
enum ExporterRegistry {
  /// What comes with Plumb.
  static let exporters: [Exporter] = [.alpacaEval, .alignBench]
}
