internal import NIOCore
internal import NIOHTTP1
internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One connection of a scripted server.
///
/// Replies are written byte by byte as the script says, so no encoder is used.
internal struct ScriptedConnection: Sendable {
  typealias Wire = NIOAsyncChannel<HTTPServerRequestPart, ByteBuffer>

  let channel: any Channel
  let log: ScriptedLog
  let script: ScriptedServer.Script

  /// Answers requests until the client leaves or a reply breaks the connection.
  func serve() async throws {
    let wire: Wire? = try await channel.eventLoop.submit { [channel] in
      // A wire that cannot be added to a closed channel would end the process.
      channel.isActive ? try Wire(wrappingChannelSynchronously: channel) : nil
    }.get()
    guard let wire else { return }
    try await wire.executeThenClose { inbound, outbound in
      try await channel.setOption(.autoRead, value: true).get()
      var parts = inbound.makeAsyncIterator()
      var head: HTTPRequestHead?
      var body: [UInt8] = []
      while let part = try await parts.next() {
        switch part {
        case .head(let value):
          head = value
          body = []
        case .body(let buffer): body += buffer.readableBytesView
        case .end:
          guard let value = head else { return }
          let request = makeRequest(value, body)
          let reply = await script(request)
          var isAnswered = false
          defer { log.end(request, isAnswered: isAnswered) }
          if reply.delay > .zero { try await Task.sleep(for: reply.delay) }
          switch reply.delivery {
          case .hang:
            _ = try await parts.next()
            return
          case .whole:
            try await outbound.write(bytes(head: reply, reply.body))
            isAnswered = reply.isAnswer
          case .reset(let count):
            try await outbound.write(bytes(head: reply, reply.body.prefix(count)))
            // Time for the bytes to arrive: a reset throws away what the client has not read yet.
            try await Task.sleep(for: .milliseconds(30))
            let abrupt = linger(l_onoff: 1, l_linger: 0)
            try await (channel as? any SocketOptionProvider)?.setSoLinger(abrupt).get()
            return
          case .drip(let count, let interval):
            try await outbound.write(bytes(head: reply, []))
            var rest = reply.body[...]
            while !rest.isEmpty {
              try await Task.sleep(for: interval)
              try await outbound.write(ByteBuffer(bytes: rest.prefix(count)))
              rest = rest.dropFirst(count)
            }
            isAnswered = reply.isAnswer
          }
        }
      }
    }
  }

  private func makeRequest(_ head: HTTPRequestHead, _ body: [UInt8]) -> ScriptedRequest {
    let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    let request = ScriptedRequest(
      index: log.nextIndex(), method: head.method.rawValue, path: head.uri, headers: headers, body: body,
      json: try? JSONValue.parse(body))
    log.add(request)
    return request
  }

  private func bytes(head reply: ScriptedReply, _ body: some Collection<UInt8>) -> ByteBuffer {
    let status = HTTPResponseStatus(statusCode: reply.status)
    var text = "HTTP/1.1 \(reply.status) \(status.reasonPhrase)\r\nContent-Length: \(reply.body.count)\r\n"
    for header in reply.headers { text += "\(header.name): \(header.value)\r\n" }
    var buffer = ByteBuffer(string: text + "\r\n")
    buffer.writeBytes(body)
    return buffer
  }
}
