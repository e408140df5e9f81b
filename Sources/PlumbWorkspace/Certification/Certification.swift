public import PlumbCore

/// The certificates of the judges in some files.
public struct Certification: Sendable {
  /// One certificate a judge; a jury first, its members after it.
  public var certificates: [Certificate] = []
  /// AlpacaEval's columns by evaluator, when asked for.
  public var alpacaEval: JSONObject?
  /// What the reader should know before believing it.
  public var warnings: [String] = []
  /// Warnings about the files, and the errors of records that were left out.
  public var diagnostics: [Diagnostic] = []

  /// Certificates, columns and warnings.
  public var json: JSONObject {
    var object: JSONObject = ["certificates": .array(certificates.map { .object($0.json) })]
    object["alpaca_eval"] = alpacaEval.map(JSONValue.object)
    object["warnings"] = .array(warnings.map(JSONValue.string))
    return object
  }
}
