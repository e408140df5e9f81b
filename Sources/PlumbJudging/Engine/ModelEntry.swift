public import PlumbCore

/// A model under test, or a judge's model, as a spec describes it; providers read the rest.
public struct ModelEntry: Sendable {
  /// The name in the run or build.
  public var name: String
  /// The keys.
  public var object: JSONObject
  /// The path of the entry in the spec, for messages.
  public var path: String

  /// A model.
  public init(name: String, object: JSONObject, path: String) {
    self.name = name
    self.object = object
    self.path = path
  }
}
