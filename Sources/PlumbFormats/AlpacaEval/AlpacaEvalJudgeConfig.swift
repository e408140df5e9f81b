public import PlumbCore

/// A judge in alpaca_eval's `evaluators_configs` layout: a folder with `configs.yaml` and prompt files.
///
/// The file's top-level keys are the annotators of a pool, of which one is asked about each instruction
/// (``AlpacaEval/annotatorIndex(instruction:count:seed:)``).
public struct AlpacaEvalJudgeConfig: Sendable, Equatable {
  /// One annotator of the pool.
  public struct Annotator: Sendable, Equatable {
    /// Its key in the file.
    public var name: String
    /// The name to show, when the file has one.
    public var prettyName: String?
    /// The provider that asks it: `openai` or `anthropic`.
    public var provider: String
    /// The model's name as the endpoint knows it.
    public var model: String
    /// Messages with the slots `{instruction}`, `{output_1}` and `{output_2}`, the parser and the settings.
    public var template: JudgeTemplate
    /// Whether the answers are shown in random order (``AlpacaEval/isSwitched(instruction:seed:)``), or the baseline's
    /// always first.
    public var randomizesOrder: Bool
    /// The columns whose text seeds that order, sorted: by default `["instruction"]`.
    public var randomSeedColumns: [String]

    /// An annotator.
    public init(
      name: String, prettyName: String? = nil, provider: String, model: String, template: JudgeTemplate,
      randomizesOrder: Bool = true, randomSeedColumns: [String] = ["instruction"]
    ) {
      self.name = name
      self.prettyName = prettyName
      self.provider = provider
      self.model = model
      self.template = template
      self.randomizesOrder = randomizesOrder
      self.randomSeedColumns = randomSeedColumns
    }
  }

  /// The folder's name.
  public var name: String
  /// The annotators in file order; at least one.
  public var annotators: [Annotator]
  /// Warnings: what the file says that is not used.
  public var diagnostics: [Diagnostic]

  /// A pool.
  public init(name: String, annotators: [Annotator], diagnostics: [Diagnostic] = []) {
    self.name = name
    self.annotators = annotators
    self.diagnostics = diagnostics
  }

  /// Loads a folder, or a YAML file in one.
  ///
  /// - Parameter path: The folder with `configs.yaml` or `config.yaml`, or the YAML file itself.
  /// - Returns: The annotators of the pool, and what was found.
  /// - Throws: `CoreError` that lists what is wrong, each with file, line and key.
  public static func load(path: String) throws(CoreError) -> AlpacaEvalJudgeConfig {
    let file = try configFile(path)
    let folder = parent(of: file)
    let document = try YAMLDocument(text: try FileContents.text(of: file), file: file)
    var annotators: [Annotator] = []
    var diagnostics: [Diagnostic] = []
    for entry in try document.mapping().entries {
      guard let object = entry.value.object else {
        let message =
          "expected a mapping with the annotator's settings, found \(entry.value.kindDescription). The file's "
          + "top-level keys are the annotators' names."
        diagnostics.append(Diagnostic(.error, message, at: Location(file: file, field: entry.key)))
        continue
      }
      var fields = FieldReader(object, location: Location(file: file), prefix: entry.key)
      var reader = AlpacaEvalAnnotatorReader(name: entry.key, folder: folder)
      let annotator = reader.read(&fields)
      diagnostics += fields.diagnostics + reader.diagnostics
      if let annotator { annotators.append(annotator) }
    }
    diagnostics = diagnostics.map(document.placed)
    if diagnostics.contains(where: { $0.severity == .error }) { throw CoreError(diagnostics) }
    guard !annotators.isEmpty else {
      throw CoreError(.invalidInput, "\(file):1: names no annotator; expected a mapping from a name to its settings.")
    }
    return AlpacaEvalJudgeConfig(name: lastComponent(of: folder), annotators: annotators, diagnostics: diagnostics)
  }

  private static func configFile(_ path: String) throws(CoreError) -> String {
    guard FileContents.isFolder(path) else { return path }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    for name in ["configs.yaml", "config.yaml"] where FileContents.isFile("\(folder)/\(name)") {
      return "\(folder)/\(name)"
    }
    throw CoreError(
      .file,
      "\(path): holds neither configs.yaml nor config.yaml; expected a judge's folder as in alpaca_eval's "
        + "evaluators_configs.")
  }

  /// The folder a path is in, without looking at the file system.
  static func parent(of path: String) -> String {
    if path == "." || path.hasSuffix("..") { return "\(path)/.." }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
