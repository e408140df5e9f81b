internal import PlumbCore

/// What a file of recorded responses can be asked, whatever its layout.
internal protocol RecordedResponses: Sendable {
  /// The models in the file, in the order of their first response.
  var models: [String] { get }
  /// A digest of the content: two files with the same digest give the same answers.
  var digest: String { get }
  /// What was found while reading.
  var diagnostics: [Diagnostic] { get }

  /// The response to an item; `nil` when the file has none.
  ///
  /// - Throws: ``ModelError`` when the file can no longer be read as it was.
  func response(item: String) throws(ModelError) -> Response?

  /// The response to a question, found by its exact text.
  func response(question: String) throws(ModelError) -> Response?
}
