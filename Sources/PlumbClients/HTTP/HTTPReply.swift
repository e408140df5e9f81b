internal import NIOCore
internal import NIOHTTP1
package import PlumbCore

/// A complete HTTP reply.
package struct HTTPReply: Sendable {
  /// The status code.
  package let status: Int
  /// The status line's words: `Service Unavailable`.
  package let reason: String
  /// Seconds from sending to the last byte.
  package let latency: Double

  private let headers: HTTPHeaders
  private let body: ByteBuffer

  /// A reply.
  internal init(status: Int, reason: String, headers: HTTPHeaders, body: ByteBuffer, latency: Double) {
    self.status = status
    self.reason = reason
    self.headers = headers
    self.body = body
    self.latency = latency
  }

  /// The first header of that name, in any case.
  package func header(_ name: String) -> String? { headers.first(name: name) }

  /// How many bytes the body has.
  package var count: Int { body.readableBytes }

  /// The body.
  package var bytes: [UInt8] { Array(body.readableBytesView) }

  /// The body as JSON.
  package func json() throws(JSONSyntaxError) -> JSONValue { 
    try JSONValue.parse(body.readableBytesView, nonNumbers: .null)
   }

  /// The first bytes of the body as text, for an error message.
  package func text(limit: Int = 4096) -> String {
    String(decoding: body.readableBytesView.prefix(limit), as: UTF8.self)
  }
}
