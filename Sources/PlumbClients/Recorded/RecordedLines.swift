internal import PlumbCore

/// Responses in Plumb's JSON Lines.
///
/// Holds an index from items to places in the file; lines are read when asked for.
internal final class RecordedLines: RecordedResponses {
  private struct Place {
    var offset: Int
    var length: Int
    var line: Int
  }

  let models: [String]
  let digest: String
  let diagnostics: [Diagnostic]

  private let file: RecordedFile
  private let items: [UInt64: Place]
  private let questions: [UInt64: Place]
  private let model: String?

  /// Reads the file once, line by line.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - model: The model whose responses count; all when `nil`.
  ///   - skipInvalid: Whether bad lines are left out instead of refusing the file.
  /// - Throws: ``CoreError`` listing the bad lines.
  /// - Complexity: O(bytes) time; memory for the index, about 24 bytes an item.
  init(_ file: RecordedFile, model: String?, skipInvalid: Bool) throws(CoreError) {
    var items: [UInt64: Place] = [:]
    var questions: [UInt64: Place] = [:]
    var models: [String] = []
    var diagnostics: [Diagnostic] = []
    var digest = [UInt8](repeating: 0, count: 32)
    let parser = JSONParser()
    let lines = try LineReader(path: file.path, readsUTF16: false)
    var offset = file.bytes(at: 0, length: 3) == [0xEF, 0xBB, 0xBF] ? 3 : 0
    while true {
      let read: (response: Response?, length: Int)? = try lines.next { bytes in
        digest = sha256(digest + sha256(Array(bytes)))
        guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return (nil, bytes.count) }
        let location = Location(file: file.path, line: lines.lineNumber)
        switch readResponse(bytes, parser: parser, location: location) {
        case .success(let (response, warnings)):
          diagnostics += warnings
          return (response, bytes.count)
        case .failure(let problems):
          diagnostics += problems.diagnostics
          return (nil, bytes.count)
        }
      }
      guard let read else { break }
      let place = Place(offset: offset, length: read.length, line: lines.lineNumber)
      offset += read.length + 1
      guard let response = read.response else { continue }
      if !models.contains(response.model) { models.append(response.model) }
      guard model == nil || response.model == model else { continue }
      if let earlier = items[hash(response.item)] {
        diagnostics.append(
          Diagnostic(
            .error,
            "item '\(response.item)' was already answered at line \(earlier.line); expected one response an item",
            at: Location(file: file.path, line: place.line, field: "item")))
        continue
      }
      items[hash(response.item)] = place
      if let question = response.extra["instruction"]?.string, questions[hash(question)] == nil {
        questions[hash(question)] = place
      }
    }
    if !skipInvalid, diagnostics.contains(where: { $0.severity == .error }) {
      throw CoreError(diagnostics, advice: skipAdvice())
    }
    self.file = file
    self.model = model
    self.items = items
    self.questions = questions
    self.models = models
    self.diagnostics = diagnostics
    self.digest = hexadecimal(digest.prefix(6))
  }

  func response(item: String) throws(ModelError) -> Response? {
    guard let place = items[hash(item)] else { return nil }
    let response = try response(at: place)
    return response.item == item ? response : nil
  }

  func response(question: String) throws(ModelError) -> Response? {
    guard let place = questions[hash(question)] else { return nil }
    let response = try response(at: place)
    return response.extra["instruction"]?.string == question ? response : nil
  }

  private func response(at place: Place) throws(ModelError) -> Response {
    let changed = ModelError(
      .notRecorded, "\(file.path):\(place.line): the file has changed since the run began. Start the run again.",
      isPermanent: true)
    guard let bytes = file.bytes(at: place.offset, length: place.length) else { throw changed }
    let result = bytes.withUnsafeBufferPointer { readResponse($0, parser: JSONParser(), location: Location()) }
    guard case .success(let (response, _)) = result else { throw changed }
    return response
  }
}

/// A 64-bit hash of a text; look-ups compare the text itself as well.
private func hash(_ text: String) -> UInt64 {
  var hasher = Hasher()
  hasher.combine(text)
  return UInt64(bitPattern: Int64(hasher.finalize()))
}

/// Findings that make a line unusable.
private struct UnusableLine: Error {
  var diagnostics: [Diagnostic]
}

private func readResponse(
  _ bytes: UnsafeBufferPointer<UInt8>, parser: JSONParser, location: Location
) -> Result<(Response, [Diagnostic]), UnusableLine> {
  let value: JSONValue
  do {
    value = try parser.parse(bytes)
  } catch {
    return .failure(UnusableLine(diagnostics: [Diagnostic(.error, error.description, at: location)]))
  }
  guard let object = value.object else {
    let problem = Diagnostic(.error, "expected an object, found \(value.kindDescription)", at: location)
    return .failure(UnusableLine(diagnostics: [problem]))
  }
  var fields = FieldReader(object, location: location)
  guard let response = Response(from: &fields), fields.isValid else {
    return .failure(UnusableLine(diagnostics: fields.problems("a valid response")))
  }
  return .success((response, fields.diagnostics))
}
