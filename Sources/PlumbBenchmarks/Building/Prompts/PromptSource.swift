public import PlumbCore

/// One file of prompts, or built-in benchmark, that a build starts from.
public struct PromptSource: Sendable, Equatable {
  /// The file; for a built-in benchmark its id.
  public var path: String
  /// Whether the prompts are those of the built-in benchmark ``path``.
  public var isBuiltIn = false
  /// Its layout; absent means that the file tells.
  public var format: String?
  /// How the card calls it; the file's name when left out.
  public var name: String
  /// What may be done with it, as the spec says.
  public var licence: String?
  /// The field that holds the prompt, where the layout does not say.
  public var field: String?
  /// Whether bad lines are left out instead of refused.
  public var skipInvalid: Bool

  /// A source.
  public init(
    path: String, format: String? = nil, name: String, licence: String? = nil, field: String? = nil,
    skipInvalid: Bool = false
  ) {
    self.path = path
    self.format = format
    self.name = name
    self.licence = licence
    self.field = field
    self.skipInvalid = skipInvalid
  }

  /// The source as the spec writes it.
  var json: JSONObject {
    var object: JSONObject = [isBuiltIn ? "benchmark" : "path": .string(path), "name": .string(name)]
    object["format"] = format.map(JSONValue.string)
    object["licence"] = licence.map(JSONValue.string)
    object["field"] = field.map(JSONValue.string)
    object["skip_invalid"] = skipInvalid ? true : nil
    return object
  }
}

/// The prompts of a file, and what was found while reading it.
public struct LoadedPrompts: Sendable, Equatable {
  /// One item a prompt; ids are unique in the file and stay the same when it grows.
  public var items: [Item]
  /// Records without a usable prompt, which were left out.
  public var unusable: Int
  /// Findings that do not stop the build.
  public var diagnostics: [Diagnostic]

  /// Prompts.
  public init(items: [Item], unusable: Int = 0, diagnostics: [Diagnostic] = []) {
    self.items = items
    self.unusable = unusable
    self.diagnostics = diagnostics
  }
}
