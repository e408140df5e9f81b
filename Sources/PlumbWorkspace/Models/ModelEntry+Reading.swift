internal import PlumbClients
public import PlumbCore
public import PlumbJudging

extension ModelEntry {
  /// A model in a line: `PROVIDER`, `PROVIDER:MODEL`, or the keys of a spec's entry in YAML's flow style.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - name: The model's name in the run.
  ///   - registries: Where providers are known.
  /// - Throws: `CoreError` when the line says no model.
  public init(line text: String, name: String = "model", registries: Registries = .standard) throws(CoreError) {
    let object: JSONObject
    if text.hasPrefix("{") {
      guard let keys = try YAMLDocument(text: text, file: "model").value.object else {
        throw CoreError(.invalidInput, "model '\(text)': expected PROVIDER:MODEL or {provider: …, model: …}.")
      }
      object = keys
    } else if let colon = text.firstIndex(of: ":") {
      let provider = String(text[..<colon])
      let known = registries.providers.names
      guard known.contains(provider) else {
        throw CoreError(
          .invalidInput,
          "model '\(text)': '\(provider)' is not a provider; known: \(known.joined(separator: ", ")). Write PROVIDER:MODEL."
        )
      }
      object = ["provider": .string(provider), "model": .string(String(text[text.index(after: colon)...]))]
    } else {
      object = ["provider": .string(text)]
    }
    self.init(name: name, object: object, path: "")
    _ = try ModelSpec(self, origin: SpecOrigin(file: "model '\(text)'"))
  }

  /// A model whose keys a YAML file holds.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: The model's name in the run.
  /// - Throws: `CoreError` with the file's lines.
  public init(path: String, name: String = "model") throws(CoreError) {
    let document = try YAMLDocument(path: path)
    self.init(name: name, object: try document.mapping(), path: "")
    _ = try ModelSpec(self, origin: document.origin)
  }
}
