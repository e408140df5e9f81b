internal import PlumbCore
internal import AsyncHTTPClient
internal import NIOHTTP1

/// One address with the headers of every request to it, made once and used for all requests.
package struct PreparedEndpoint: Sendable {
  /// The address, as error messages name it.
  package let address: EndpointAddress
  /// The words that must not show in any message.
  package let secrets: [String]

  internal let template: HTTPClient.Request

  /// An endpoint that is asked with `POST` and JSON.
  ///
  /// - Parameters:
  ///   - address: Where it is.
  ///   - headers: Further headers, such as the one that carries the key.
  ///   - secrets: Values that must not show in any message.
  /// - Throws: ``ClientError`` when the address or a header cannot be sent.
  package init(_ address: EndpointAddress, headers: [(name: String, value: String)], secrets: [String])
    throws(ClientError)
  {
    self.address = address
    self.secrets = secrets
    var fields = HTTPHeaders([
      ("Content-Type", "application/json"), ("Accept", "application/json"), ("User-Agent", "plumb"),
    ])
    for header in headers {
      guard header.value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }),
        !header.name.isEmpty, header.name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") })
      else {
        throw ClientError(
          .invalidSpec, "\(address): the header '\(quoted(header.name, limit: 40))' has characters that cannot be sent."
        )
      }
      fields.replaceOrAdd(name: header.name, value: header.value)
    }
    do {
      template = try HTTPClient.Request(url: address.url, method: .POST, headers: fields)
    } catch {
      throw ClientError(.invalidSpec, "\(address): is not an address that can be called. Check base_url.")
    }
  }
}
