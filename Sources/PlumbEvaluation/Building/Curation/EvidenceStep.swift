internal import Foundation
internal import PlumbCore

/// Attaches evidence out of files of passages, and checks each reference against what is attached.
///
/// Evidence that is given stays. A passage counts when it has at least a fifth of the question's and reference's words, by
/// BM25 the best few; a person sees the quotes with their sources and decides. The offline rules of `lint`, and a model where
/// the spec names a checker, leave their findings for the person.
struct EvidenceStep: AskingStep {
  let name = "evidence"
  let passages: [String]
  let checker: BuildEnvironment.Asked?
  /// The categories whose references rest on facts; empty means all.
  let categories: [String]
  /// How many passages an item gets at most.
  var top = 2

  let reads = ["draft"]
  var files: [String] { passages }
  var settings: JSONObject {
    [
      "version": 1, "checker": checker.map { .object($0.json) } ?? .null,
      "categories": .array(categories.map(JSONValue.string)),
      "top": JSONValue(top),
    ]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "draft")
    let index = try passageIndex()
    context.metrics.beginStage(name, total: items.count)
    var attached: [Item] = []
    for item in items { attached.append(withEvidence(item, index)) }
    var review: EvidenceReview.Summary?
    if let checker {
      review = try await self.review(by: checker, context).summary(of: attached)
    }
    var counts = (given: 0, found: 0, flagged: 0)
    let offline = BenchmarkLint(
      attached, benchmark: name,
      findings: (review?.findings ?? []) + DuplicateRule().findings(in: attached)
        + ReferenceRule().findings(in: attached) + TruncationRule().findings(in: attached)
        + EvidenceRule().findings(in: attached))
    let byItem = Dictionary(grouping: offline.findings) { $0.item ?? "" }
    for var item in attached {
      var notes = item.curation
      for finding in byItem[item.id] ?? [] { notes.findings.append("\(finding.severity.rawValue): \(finding.message)") }
      item.curation = notes
      if notes.evidenceFrom == "given" { counts.given += 1 }
      if notes.evidenceFrom == "passages" { counts.found += 1 }
      if !notes.findings.isEmpty { counts.flagged += 1 }
      try output.write(item)
      context.metrics.advance(name, failed: false)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("given", counts.given), NamedCount("found", counts.found),
        NamedCount("without", items.count - counts.given - counts.found), NamedCount("flagged", counts.flagged),
        NamedCount("check_failed", review?.failed ?? 0),
      ], details: review.map { ["review": .object($0.json)] } ?? [:])
  }

  // What is drafted later counts as no reference here, and every found passage as evidence.
  var estimateReads: [String] { ["material"] }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    guard let checker else { return [] }
    let index = try passageIndex()
    var questions = StepQuestions(role: "checker", asked: checker)
    let review = review(by: checker, context)
    for item in try context.records(of: "material", as: Item.self) {
      var item = withEvidence(item, index)
      if item.references.isEmpty { item.references = item.turns.map { _ in "" } }
      for turn in item.references.indices where item.evidence != nil {
        questions.add(review.request(about: item, reference: turn))
      }
    }
    return [questions]
  }

  private func passageIndex() throws(CoreError) -> PassageIndex {
    var corpus: [Passage] = []
    for path in passages { corpus += try JSONLinesReader<Passage>.load(path: path).records }
    return PassageIndex(corpus)
  }

  private func review(by checker: BuildEnvironment.Asked, _ context: StepContext) -> EvidenceReview {
    EvidenceReview(
      client: checker.client, settings: checker.settings, window: context.window, metrics: context.metrics)
  }

  private func withEvidence(_ item: Item, _ index: PassageIndex) -> Item {
    guard item.evidence == nil, categories.isEmpty || item.topCategory.map(categories.contains) ?? true else {
      return item
    }
    let found = index.best(for: (item.turns + item.references).joined(separator: "\n"), count: top)
    guard !found.isEmpty else { return item }
    var item = item
    item.evidence = found.map(\.quoted).joined(separator: "\n")
    var notes = item.curation
    notes.evidenceFrom = "passages"
    item.curation = notes
    return item
  }
}

/// A passage that can serve as evidence.
struct Passage: JSONRecord, Equatable {
  var text: String
  var source: String?

  init(text: String, source: String? = nil) {
    self.text = text
    self.source = source
  }

  init?(from fields: inout FieldReader) {
    guard let text = fields.required("text", .nonEmptyString) else { return nil }
    self.init(text: text, source: fields.optional("source", .string) ?? fields.optional("url", .string))
  }

  var json: JSONObject {
    var object: JSONObject = ["text": .string(text)]
    object["source"] = source.map(JSONValue.string)
    return object
  }

  /// The text with its source.
  var quoted: String { source.map { "\(text.trimmed)（\($0)）" } ?? text.trimmed }
}

/// Finds passages by the words they share with a text, by BM25 (k₁ = 1.2, b = 0.75) over character pairs of Chinese and words
/// of other scripts.
///
/// - Note: Robertson & Zaragoza 2009, The Probabilistic Relevance Framework, §3.
struct PassageIndex {
  private let passages: [Passage]
  private let terms: [Set<String>]
  private let postings: [String: [Int]]
  private let meanLength: Double

  init(_ passages: [Passage]) {
    self.passages = passages
    terms = passages.map { contentTerms($0.text) }
    var postings: [String: [Int]] = [:]
    for (index, set) in terms.enumerated() { for term in set { postings[term, default: []].append(index) } }
    self.postings = postings
    meanLength = Double(terms.reduce(0) { $0 + $1.count }) / Double(max(1, terms.count))
  }

  /// The best passages that share at least a fifth of the text's words, best first.
  func best(for text: String, count: Int) -> [Passage] {
    let query = contentTerms(text)
    var scores: [Int: (score: Double, shared: Int)] = [:]
    for term in query {
      guard let found = postings[term] else { continue }
      let weight = idf(found.count)
      for index in found {
        let length = Double(terms[index].count) / max(1, meanLength)
        scores[index, default: (0, 0)].score += weight * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length))
        scores[index, default: (0, 0)].shared += 1
      }
    }
    let needed = max(2, query.count / 5)
    return scores.filter { $0.value.shared >= needed }
      .sorted { ($0.value.score, -$0.key) > ($1.value.score, -$1.key) }.prefix(count).map { passages[$0.key] }
  }

  private func idf(_ documents: Int) -> Double {
    let ratio = (Double(passages.count) - Double(documents) + 0.5) / (Double(documents) + 0.5)
    return log(1 + ratio)
  }
}
