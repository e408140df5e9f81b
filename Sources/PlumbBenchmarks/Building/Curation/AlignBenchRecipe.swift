internal import Foundation
internal import PlumbCore

extension BuildRecipe {
  /// From raw questions to a reviewed set with references and evidence: material, classify, draft, evidence, a person's review,
  /// pilot, freeze.
  ///
  /// Keys: `sources`, `material`, `passages` (lists of files), `categories`, `classifier`, `drafter`, `checker` (models),
  /// `factual` (categories that get evidence), `decisions` (a file), `partial`, `pilot: { models, judge, limit }`, `version`,
  /// `output` (a folder), `id`, `summary`, `licence`, `prefix`.
  static let alignBench = BuildRecipe(
    name: "alignbench",
    summary: "questions with reviewed references: classify, draft, attach evidence, a person decides, pilot, freeze"
  ) { fields, environment in
    let sources = promptSources(&fields, environment)
    let taxonomy = CategoryTaxonomy(from: &fields)
    let material = paths("material", &fields, environment)
    let passages = paths("passages", &fields, environment)
    let classifier = environment.model("classifier", from: &fields)
    let drafter = environment.model("drafter", from: &fields)
    let checker = environment.model("checker", from: &fields)
    let factual = fields.optional("factual", .strings) ?? []
    for name in factual where !taxonomy.categories.contains(where: { $0.name == name }) {
      fields.report("factual", "'\(name)' is none of the categories")
    }
    let decisions = environment.resolve(decisionsPath(&fields, spec: environment.spec))
    let partial = fields.optional("partial", .bool) ?? false
    let panel = try pilotPanel(&fields, environment)
    let version = fields.optional("version", .nonEmptyString) ?? "1.0"
    let isVersion = version.wholeMatch(of: /[0-9]+(\.[0-9]+)*/) != nil
    if !isVersion { fields.report("version", "expected numbers with points such as 1.0, found '\(version)'") }
    let output = environment.resolve(
      fields.optional("output", .nonEmptyString) ?? "\(environment.spec.name)-versions")
    let id = fields.optional("id", .nonEmptyString) ?? environment.spec.name
    let summary = fields.optional("summary", .nonEmptyString) ?? "Questions with reviewed references (\(id))."
    return try [
      LoadStep(sources: sources, read: environment.readPrompts), MaterialStep(paths: material, taxonomy: taxonomy),
      ClassifyStep(taxonomy: taxonomy, model: classifier), DraftStep(model: drafter),
      EvidenceStep(passages: passages, checker: checker, categories: factual),
      ReviewStep(decisions: decisions, goesOnWithoutWaiting: partial), PilotPanelStep(panel: panel),
      ItemsStep(prefix: fields.optional("prefix", .string) ?? ""),
      FreezeStep(
        folder: output, id: id, version: version, summary: summary,
        licence: fields.optional("licence", .nonEmptyString),
        previous: isVersion ? try previousVersion(than: version, in: output) : nil),
    ]
  }

  /// The names of the steps, in order.
  static let alignBenchSteps = [
    "load", "material", "classify", "draft", "evidence", "review", "pilot", BenchmarkBuild.itemsStep, "freeze",
  ]

  /// The file of decisions that a spec names: `decisions`, or `NAME.decisions.jsonl`, beside the spec.
  static func decisionsPath(_ fields: inout FieldReader, spec: BuildSpec) -> String {
    fields.optional("decisions", .nonEmptyString) ?? "\(spec.name).decisions.jsonl"
  }

  private static func paths(_ key: String, _ fields: inout FieldReader, _ environment: BuildEnvironment) -> [String] {
    guard let value = fields.value(key) else { return [] }
    let found = value.string.map { [$0] } ?? FieldKind<[String]>.strings.read(value)
    if found == nil { fields.report(key, "expected a path or a list of paths, found \(value.kindDescription)") }
    return (found ?? []).map(environment.resolve)
  }

  private static func pilotPanel(_ fields: inout FieldReader, _ environment: BuildEnvironment) throws
    -> PilotPanelStep.Panel?
  {
    var found: (models: [(name: String, model: BuildEnvironment.Asked)], judge: BuildEnvironment.Asked, limit: Double)?
    fields.section("pilot") { section in
      let names = section.required("models", .strings) ?? []
      var models: [(name: String, model: BuildEnvironment.Asked)] = []
      for name in names {
        if let model = environment.models[name] {
          models.append((name, model))
        } else {
          section.report("models", "'\(name)' is none of the models")
        }
      }
      let limit = section.optional("limit", .number(in: 1...10)) ?? 8
      guard let judge = environment.model("judge", from: &section) else {
        section.report("judge", "missing or unknown; a pilot needs a model that grades the answers")
        return
      }
      section.warnAboutUnknownKeys()
      found = (models, judge, limit)
    }
    guard let found else { return nil }
    return PilotPanelStep.Panel(
      models: found.models, judge: try PilotTemplate.judge(found.judge, seed: environment.spec.seed),
      asked: found.judge, limit: found.limit)
  }

  /// The highest version below another one in a folder of versions; `nil` when there is none.
  ///
  /// - Throws: `CoreError` when the folder cannot be read.
  static func previousVersion(than version: String, in folder: String) throws(CoreError) -> String? {
    func numbers(_ text: String) -> [Int]? {
      let parts = text.split(separator: ".").map { Int($0) }
      return parts.isEmpty || parts.contains(nil) ? nil : parts.compactMap(\.self)
    }
    guard let own = numbers(version) else { return nil }
    let names = try FolderContents.names(in: folder)
    return names.filter { name in
      guard let found = numbers(name), FileManager.default.fileExists(atPath: "\(folder)/\(name)/items.jsonl") else {
        return false
      }
      return found.lexicographicallyPrecedes(own)
    }.max { (numbers($0) ?? []).lexicographicallyPrecedes(numbers($1) ?? []) }
  }
}
