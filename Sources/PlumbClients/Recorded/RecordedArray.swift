internal import PlumbCore

/// Responses in AlpacaEval's `model_outputs.json`: one JSON array of `instruction`, `output`, `generator`.
///
/// The array is read whole; such files hold hundreds of answers, not millions.
internal struct RecordedArray: RecordedResponses {
  let models: [String]
  let digest: String
  private(set) var diagnostics: [Diagnostic] = []

  private var items: [String: Response] = [:]
  private var questions: [String: Response] = [:]

  /// Reads the file.
  ///
  /// An instruction that stands twice keeps its first answer, with a warning when the second differs, since published
  /// files have such doubles.
  ///
  /// - Throws: ``CoreError`` listing the bad elements, unless `skipInvalid`.
  init(_ file: RecordedFile, model: String?, skipInvalid: Bool) throws(CoreError) {
    guard var bytes = file.bytes(at: 0, length: file.size) else {
      throw CoreError(.file, "\(file.path): cannot be read.")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    digest = hexadecimal(sha256(bytes).prefix(6))
    let elements: [JSONValue]
    do {
      elements = try JSONValue.parse(bytes).array ?? []
    } catch {
      throw CoreError(.invalidInput, "\(file.path): \(error)")
    }
    var models: [String] = []
    for (index, element) in elements.enumerated() {
      let location = Location(file: file.path, field: "[\(index)]")
      guard let object = element.object else {
        diagnostics.append(Diagnostic(.error, "expected an object, found \(element.kindDescription)", at: location))
        continue
      }
      var fields = FieldReader(object, location: Location(file: file.path), prefix: "[\(index)]")
      let question = fields.required("instruction", .string)
      let output = fields.required("output", .string)
      let generator = fields.optional("generator", .string) ?? ""
      let item = fields.optional("item", .string) ?? fields.optional("id", .string)
      diagnostics += fields.diagnostics
      guard let question, let output else { continue }
      if !models.contains(generator) { models.append(generator) }
      guard model == nil || generator == model else { continue }
      let response = Response(item: item ?? question, model: generator, turns: [output], extra: fields.rest)
      if let earlier = questions[question] {
        guard earlier.turns != response.turns else { continue }
        diagnostics.append(
          Diagnostic(.warning, "this instruction was already answered; its first answer counts", at: location))
        continue
      }
      questions[question] = response
      if let item { items[item] = response }
    }
    self.models = models
    if !skipInvalid, diagnostics.contains(where: { $0.severity == .error }) {
      throw CoreError(diagnostics, advice: skipAdvice("elements"))
    }
  }

  func response(item: String) throws(ModelError) -> Response? { items[item] }
  func response(question: String) throws(ModelError) -> Response? { questions[question] }
}
