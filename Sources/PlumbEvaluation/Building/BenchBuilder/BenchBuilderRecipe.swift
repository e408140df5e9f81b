internal import PlumbCore

extension BuildRecipe {
  /// From raw prompts to a benchmark of hard ones: clean, cluster by topic, label by quality criteria, choose.
  ///
  /// After Li et al. 2024, “From Crowdsourced Data to High-Quality Benchmarks: Arena-Hard and BenchBuilder Pipeline”, with
  /// departures: Chinese beside English, near-duplicates removed, everything seeded and joined by id, outliers left out of
  /// clusters instead of forced into them, and the sampling written down.
  static let benchBuilder = BuildRecipe(
    name: "benchbuilder", summary: "hard prompts from logs: clean, cluster by topic, label by 7 criteria, sample"
  ) { fields, environment in
    let sources = promptSources(&fields, environment)
    var cleaning = CleaningRules()
    fields.section("clean") { cleaning = CleaningRules(from: &$0) }
    var threshold = 0.8
    fields.section("dedupe") { section in
      threshold = section.optional("threshold", .number(in: 0...1)) ?? threshold
      section.warnAboutUnknownKeys()
    }
    return [
      LoadStep(sources: sources, read: environment.readPrompts), CleanStep(rules: cleaning),
      DedupeStep(threshold: threshold, seed: environment.spec.seed),
    ]
  }

  /// The spec's `sources`: paths, or objects of `path`, `name`, `licence`, `field` and `skip_invalid`.
  static func promptSources(_ fields: inout FieldReader, _ environment: BuildEnvironment) -> [PromptSource] {
    guard let entries = fields.required("sources", .array) else { return [] }
    if entries.isEmpty { fields.report("sources", "expected at least one file of prompts") }
    return entries.enumerated().compactMap { index, entry in
      let key = "sources[\(index)]"
      if let path = entry.string { return PromptSource(path: environment.resolve(path), name: fileName(path)) }
      guard let object = entry.object else {
        fields.report(key, "expected a path or an object with 'path', found \(entry.kindDescription)")
        return nil
      }
      var nested = fields.nested(object, at: key)
      let path = nested.required("path", .nonEmptyString)
      let source = path.map { path in
        PromptSource(
          path: environment.resolve(path), name: nested.optional("name", .nonEmptyString) ?? fileName(path),
          licence: nested.optional("licence", .nonEmptyString), field: nested.optional("field", .nonEmptyString),
          skipInvalid: nested.optional("skip_invalid", .bool) ?? false)
      }
      nested.warnAboutUnknownKeys()
      fields.report(nested.diagnostics)
      return source
    }
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
