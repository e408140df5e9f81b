public import PlumbCore

extension Registry where Element == Exporter {
  /// The systems whose layout runs can be written in: one line each.
  public static var standard: Registry { Registry("a format that runs can be exported to", [.alpacaEval, .alignBench]) }
}
