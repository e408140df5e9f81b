package import PlumbClients
package import PlumbCore
package import PlumbJudging

extension ModelSpec {
  /// Reads a model's entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - origin: Where its keys were written, for messages.
  /// - Throws: `CoreError` with each key that is wrong.
  package init(_ entry: ModelEntry, origin: SpecOrigin = SpecOrigin()) throws(CoreError) {
    var fields = origin.reader(of: entry.object, at: entry.path)
    guard let spec = ModelSpec(name: entry.name, from: &fields) else {
      throw CoreError(fields.problems("a model's entry"), advice: "Fix the spec.")
    }
    self = spec
  }
}
