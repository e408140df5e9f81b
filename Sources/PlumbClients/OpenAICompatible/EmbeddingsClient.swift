internal import Foundation
public import PlumbCore

/// Asks an endpoint that speaks OpenAI's `/v1/embeddings`.
///
/// It takes the place of a chat client so that embeddings pass the same store, budget, retries and limits: each message of a
/// request is a text to embed, and the reply's text holds one line a message, the base64 of little-endian 32-bit numbers.
public struct EmbeddingsClient: ModelClient {
  /// Who answers.
  public let identity: ModelIdentity

  private let transport: HTTPTransport
  private let endpoint: PreparedEndpoint
  private let context: EndpointContext
  private let timeout: Duration

  /// A client.
  ///
  /// - Parameters:
  ///   - identity: Who answers; its `model` is sent.
  ///   - baseURL: The address before `/embeddings`.
  ///   - key: The key, sent as a bearer token.
  ///   - headers: Further headers.
  ///   - timeout: The limit of one attempt.
  ///   - transport: What sends.
  /// - Throws: ``ClientError`` when the address or a header cannot be sent.
  public init(
    identity: ModelIdentity, baseURL: EndpointAddress, key: APIKey? = nil, headers: [ExtraHeader] = [],
    timeout: Duration = .seconds(120), transport: HTTPTransport
  ) throws(ClientError) {
    self.identity = identity
    self.transport = transport
    self.timeout = timeout
    let address = baseURL.appending("embeddings")
    let secrets = [key?.value].compactMap(\.self) + headers.compactMap(\.secret)
    var fields = key.map { [(name: "Authorization", value: "Bearer \($0.value)")] } ?? []
    fields += headers.map { (name: $0.name, value: $0.value) }
    endpoint = try PreparedEndpoint(address, headers: fields, secrets: secrets)
    context = EndpointContext(address: address, model: identity.model, keyVariable: key?.variable, secrets: secrets)
  }

  /// Embeds the messages of a request.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    var object: JSONObject = [
      "model": .string(identity.model), "input": .array(request.messages.map { .string($0.content) }),
    ]
    for entry in request.settings.extra.entries { object[entry.key] = entry.value.isNull ? nil : entry.value }
    var body: [UInt8] = []
    JSONValue.object(object).write(into: &body)
    let reply = try await transport.post(body, to: endpoint, timeout: timeout)
    guard reply.status == 200 else { throw context.fault(reply) }
    let json: JSONValue
    do {
      json = try reply.json()
    } catch {
      throw context.malformed(reply, reply.count == 0 ? "the reply is empty" : "the reply is not valid JSON")
    }
    if let fault = context.fault(inside: json, of: reply) { throw fault }
    guard let lines = Self.lines(of: json, count: request.messages.count) else {
      throw context.malformed(
        reply, "the reply has no embedding for each of \(request.messages.count) texts under 'data'",
        advice: "Is this an OpenAI-compatible embeddings endpoint?")
    }
    let usage = reportedUsage(json["usage"], writesNothing: true)
    return ModelReply(
      text: lines.joined(separator: "\n"), finishReason: .stop, usage: usage, model: json["model"]?.string,
      latency: reply.latency)
  }

  /// One line a text, in the texts' order; `nil` when one is missing.
  private static func lines(of json: JSONValue, count: Int) -> [String]? {
    guard let data = json["data"]?.array, data.count == count else { return nil }
    var lines = [String?](repeating: nil, count: count)
    for (position, entry) in data.enumerated() {
      let index = entry["index"]?.int ?? position
      guard lines.indices.contains(index), let embedding = entry["embedding"] else { return nil }
      if let text = embedding.string {
        lines[index] = text
      } else if let values = embedding.array?.map(\.double), !values.isEmpty {
        var bytes: [UInt8] = []
        for value in values {
          guard let value, value.isFinite else { return nil }
          let bits = Float(value).bitPattern
          bytes += [UInt8(bits & 255), UInt8(bits >> 8 & 255), UInt8(bits >> 16 & 255), UInt8(bits >> 24)]
        }
        lines[index] = Data(bytes).base64EncodedString()
      }
    }
    let found = lines.compactMap(\.self)
    return found.count == count ? found : nil
  }
}
