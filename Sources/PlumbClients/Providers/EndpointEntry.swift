internal import PlumbCore

/// A model entry of an HTTP provider with its address, key and headers found.
internal struct EndpointEntry {
  /// Who answers.
  let identity: ModelIdentity
  /// The address before the call's own path.
  let address: EndpointAddress
  /// The key, when there is one.
  let key: APIKey?
  /// Further headers.
  let headers: [ExtraHeader]
  /// What models that share limits have in common: address and key.
  let governorKey: String

  /// Completes an entry.
  ///
  /// - Parameters:
  ///   - spec: The entry.
  ///   - context: Where the environment is looked up.
  ///   - baseURL: The provider's address; `nil` when the entry must give one.
  ///   - keyVariable: The variable of the provider's key; `nil` when it needs none.
  /// - Throws: ``ClientError`` that names what is missing and how to give it.
  init(_ spec: ModelSpec, _ context: ClientContext, baseURL: String?, keyVariable: String?) throws(ClientError) {
    let place = "models.\(spec.name)"
    guard let model = spec.model else {
      throw ClientError(.invalidSpec, "\(place).model: missing; expected the model's name as the endpoint knows it.")
    }
    guard let text = spec.baseURL ?? baseURL else {
      throw ClientError(
        .invalidSpec,
        "\(place).base_url: missing; the provider '\(spec.provider)' needs an address like http://127.0.0.1:8000/v1.")
    }
    address = try EndpointAddress(text, field: "\(place).base_url")
    if let variable = spec.keyVariable ?? keyVariable {
      guard let value = context.environment(variable), !value.isEmpty else {
        throw ClientError(
          .missingKey,
          "\(place): the environment variable \(variable) is not set. Set it to the key of \(address.host) and run again."
        )
      }
      guard let key = APIKey(value, variable: variable) else {
        throw ClientError(
          .missingKey,
          "\(place): the value of \(variable) is not a key: it is blank or has characters that cannot be sent. Set it again."
        )
      }
      self.key = key
    } else {
      key = nil
    }
    var headers: [ExtraHeader] = []
    for (name, value) in spec.headers.sorted(by: { $0.key < $1.key }) {
      headers.append(try Self.header(name, value, place: place, context))
    }
    self.headers = headers
    identity = ModelIdentity(provider: spec.provider, model: model, address: spec.cacheID ?? address.description)
    governorKey = key.map { [origin = address.origin] in "\(origin) with \($0.variable)" } ?? address.origin
  }

  /// A header with `${NAME}` replaced from the environment.
  private static func header(_ name: String, _ value: String, place: String, _ context: ClientContext)
    throws(ClientError)
    -> ExtraHeader
  {
    var result = ""
    var rest = Substring(value)
    var isSecret = false
    while let open = rest.firstRange(of: "${"), let close = rest[open.upperBound...].firstIndex(of: "}") {
      let variable = String(rest[open.upperBound..<close])
      guard let found = context.environment(variable), let key = APIKey(found, variable: variable) else {
        throw ClientError(
          .missingKey,
          "\(place).headers.\(name): the environment variable \(variable) is not set. Set it and run again.")
      }
      result += rest[..<open.lowerBound] + key.value
      rest = rest[rest.index(after: close)...]
      isSecret = true
    }
    return ExtraHeader(name: name, value: result + rest, isSecret: isSecret)
  }
}
