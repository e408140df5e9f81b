internal import PlumbCore
internal import PlumbStatistics

extension BuildRecipe {
  /// From raw prompts to a benchmark of hard ones: clean, cluster by topic, label by quality criteria, choose.
  ///
  /// After Li et al. 2024, “From Crowdsourced Data to High-Quality Benchmarks: Arena-Hard and BenchBuilder Pipeline”, with
  /// departures: Chinese beside English, near-duplicates removed, everything seeded and joined by id, outliers left out of
  /// clusters instead of forced into them, a failed label is not a score of 0, and the sampling is written down.
  static let benchBuilder = BuildRecipe(
    name: "benchbuilder", summary: "hard prompts from logs: clean, cluster by topic, label by 7 criteria, sample"
  ) { fields, environment in
    let spec = environment.spec
    let sources = promptSources(&fields, environment)
    var cleaning = CleaningRules()
    fields.section("clean") { cleaning = CleaningRules(from: &$0) }
    var threshold = 0.8
    fields.section("dedupe") { section in
      threshold = section.optional("threshold", .number(in: 0...1)) ?? threshold
      section.warnAboutUnknownKeys()
    }
    let embedding = embeddingMethod(&fields, environment)
    let clusterer = clusterer(&fields, seed: spec.seed)
    let labeller = environment.model("labeller", from: &fields)
    let namer = environment.model("namer", from: &fields)
    let recorded = (fields.optional("labels", .strings) ?? []).map(environment.resolve)
    if labeller == nil, recorded.isEmpty, fields.isValid {
      fields.report("labeller", "missing; expected one of the models, or 'labels' with files of recorded labels")
    }
    var rules = SelectionRules()
    rules.seed = spec.seed
    fields.section("select") { rules = SelectionRules(from: &$0, seed: spec.seed) }
    var steps: [any BuildStep] = try [
      LoadStep(sources: sources, read: environment.readPrompts), CleanStep(rules: cleaning),
      DedupeStep(threshold: threshold, seed: spec.seed), EmbedStep(source: "dedupe", method: embedding),
      ClusterStep(clusterer: clusterer), TopicsStep(source: "dedupe", namer: namer, language: spec.language),
      CriteriaStep(source: "dedupe", asked: labeller, recorded: recorded),
      SelectStep(source: "dedupe", rules: rules), BenchmarkItemsStep(source: "dedupe"),
    ]
    if let previous = fields.optional("previous", .nonEmptyString) {
      steps.append(SliceStep(previous: environment.resolve(previous)))
    }
    fields.section("pilot") { section in
      if let path = section.required("leaderboard", .nonEmptyString) {
        steps.append(PilotStep(leaderboard: environment.resolve(path)))
      }
      section.warnAboutUnknownKeys()
    }
    return steps
  }

  /// The spec's `embedding`: `method: lexical` with `dimensions`, or a model of the spec that embeds, with `prefix`,
  /// `batch` and `max_length`.
  private static func embeddingMethod(_ fields: inout FieldReader, _ environment: BuildEnvironment) -> EmbedStep.Method
  {
    var lexical = LexicalEmbedding(seed: UInt64(bitPattern: Int64(environment.spec.seed)))
    var method = EmbedStep.Method.lexical(lexical)
    fields.section("embedding") { section in
      if let asked = environment.embedder("model", from: &section) {
        method = .endpoint(
          asked, prefix: section.optional("prefix", .string) ?? "",
          batch: section.optional("batch", .integer(atLeast: 1)) ?? 64,
          lengthLimit: section.optional("max_length", .integer(atLeast: 1)) ?? 8_000)
      } else {
        let word = section.optional("method", .nonEmptyString) ?? "lexical"
        if word != "lexical" {
          section.report("method", "expected lexical, or 'model' with one of the models, found '\(word)'")
        }
        lexical.dimensions = section.optional("dimensions", .integer(atLeast: 2)) ?? lexical.dimensions
        method = .lexical(lexical)
      }
      section.warnAboutUnknownKeys()
    }
    return method
  }

  /// The spec's `cluster`: `method: density` with `min_cluster_size`, `min_samples`, `neighbors`, `components` and
  /// `selection`, or `method: kmeans` with `clusters`.
  private static func clusterer(_ fields: inout FieldReader, seed: Int) -> any PromptClusterer {
    var density = DensityClusterer(seed: seed)
    var clusterer: any PromptClusterer = density
    fields.section("cluster") { section in
      let method = section.optional("method", .nonEmptyString) ?? "density"
      switch method {
      case "density":
        density.density.minimumClusterSize = section.optional("min_cluster_size", .integer(atLeast: 2)) ?? 8
        density.density.minimumSamples = section.optional("min_samples", .integer(atLeast: 1))
        density.layout.neighbors = section.optional("neighbors", .integer(atLeast: 2)) ?? density.layout.neighbors
        density.layout.components = section.optional("components", .integer(atLeast: 2)) ?? density.layout.components
        switch section.optional("selection", .nonEmptyString) ?? "eom" {
        case "eom": density.density.selection = .excessOfMass
        case "leaf": density.density.selection = .leaf
        case let word: section.report("selection", "expected eom or leaf, found '\(word)'")
        }
        clusterer = density
      case "kmeans":
        clusterer = SphericalKMeans(count: section.optional("clusters", .integer(atLeast: 1)) ?? 50, seed: seed)
      default: section.report("method", "expected density or kmeans, found '\(method)'")
      }
      section.warnAboutUnknownKeys()
    }
    return clusterer
  }

  /// The spec's `sources`: paths, or objects of `path`, `name`, `licence`, `field` and `skip_invalid`.
  static func promptSources(_ fields: inout FieldReader, _ environment: BuildEnvironment) -> [PromptSource] {
    guard let entries = fields.required("sources", .array) else { return [] }
    if entries.isEmpty { fields.report("sources", "expected at least one file of prompts") }
    var sources: [PromptSource] = []
    for (index, entry) in entries.enumerated() {
      let key = "sources[\(index)]"
      if let path = entry.string {
        sources.append(PromptSource(path: environment.resolve(path), name: fileName(path)))
        continue
      }
      guard let object = entry.object else {
        fields.report(key, "expected a path or an object with 'path' or 'benchmark', found \(entry.kindDescription)")
        continue
      }
      var nested = fields.nested(object, at: key)
      let source = object["benchmark"] == nil ? file(&nested, environment) : builtIn(&nested)
      nested.warnAboutUnknownKeys()
      fields.report(nested.diagnostics)
      if let source { sources.append(source) }
    }
    return sources
  }

  /// A file; `nil` after a problem was reported.
  private static func file(_ fields: inout FieldReader, _ environment: BuildEnvironment) -> PromptSource? {
    guard let path = fields.required("path", .nonEmptyString) else { return nil }
    return PromptSource(
      path: environment.resolve(path), name: fields.optional("name", .nonEmptyString) ?? fileName(path),
      licence: fields.optional("licence", .nonEmptyString), field: fields.optional("field", .nonEmptyString),
      skipInvalid: fields.optional("skip_invalid", .bool) ?? false)
  }

  /// A built-in benchmark.
  private static func builtIn(_ fields: inout FieldReader) -> PromptSource? {
    guard let id = fields.required("benchmark", .nonEmptyString) else { return nil }
    guard let benchmark = BenchmarkLibrary.builtIn.first(where: { $0.id == id }) else {
      let known = BenchmarkLibrary.builtIn.map(\.id).joined(separator: ", ")
      fields.report("benchmark", "'\(id)' is not built in (\(known)); a file's prompts come in by 'path'")
      return nil
    }
    var source = PromptSource(path: id, name: id, licence: benchmark.licence)
    source.isBuiltIn = true
    return source
  }

  private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension FieldReader {
  /// Reads a nested object with `body` when it is there, and takes its findings over.
  mutating func section(_ key: String, _ body: (inout FieldReader) -> Void) {
    guard let object = optional(key, .object) else { return }
    var nested = nested(object, at: key)
    body(&nested)
    report(nested.diagnostics)
  }
}
