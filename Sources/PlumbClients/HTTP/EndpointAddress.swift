internal import PlumbCore

/// Where an endpoint is: an `http` or `https` address that holds no credentials.
public struct EndpointAddress: Sendable, Hashable {
  /// `http` or `https`.
  public let scheme: String
  /// Host with port, as written: `127.0.0.1:8000`, `[::1]:8000`.
  public let host: String
  /// The path, without a slash at its end: `/v1`, or empty.
  public let path: String
  /// The query with its `?`, or empty; sent, never shown.
  package let query: String

  /// Reads an address.
  ///
  /// - Parameters:
  ///   - text: The address as the user wrote it.
  ///   - field: How an error calls it: `models.small.base_url`.
  /// - Throws: ``ClientError`` when it is not an address, or holds a user name or password.
  public init(_ text: String, field: String = "base_url") throws(ClientError) {
    func refuse(_ problem: String) -> ClientError { ClientError(.invalidSpec, "\(field): \(problem)") }
    guard let separator = text.firstRange(of: "://") else {
      throw refuse("'\(quoted(text, limit: 80))' is not an address; expected one like http://127.0.0.1:8000/v1.")
    }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw refuse("has the scheme '\(quoted(scheme, limit: 20))'; expected http or https.")
    }
    let rest = text[separator.upperBound...].prefix { $0 != "#" }
    let beforeQuery = rest.prefix { $0 != "?" }
    host = String(beforeQuery.prefix { $0 != "/" })
    guard !host.contains("@") else {
      throw refuse("holds a user name or password; leave them out and name the key's variable in api_key_env.")
    }
    guard !host.isEmpty, !host.hasPrefix(":"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw refuse("'\(quoted(text, limit: 80))' is not an address; expected one like http://127.0.0.1:8000/v1.")
    }
    if let port = Self.port(of: host), !(UInt16(port).map { $0 > 0 } ?? false) {
      throw refuse("'\(quoted(String(port), limit: 20))' is not a port; expected a number from 1 to 65535.")
    }
    var path = beforeQuery.dropFirst(host.count)
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
    query = String(rest.dropFirst(beforeQuery.count))
  }

  /// What follows the last colon of a host that is not inside an IPv6 address's brackets; `nil` when there is none.
  private static func port(of host: String) -> Substring? {
    guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return nil }
    return host[host.index(after: colon)...]
  }

  private init(scheme: String, host: String, path: String, query: String) {
    self.scheme = scheme
    self.host = host
    self.path = path
    self.query = query
  }

  /// The address with `suffix` added to its path.
  public func appending(_ suffix: String) -> EndpointAddress {
    EndpointAddress(scheme: scheme, host: host, path: "\(path)/\(suffix)", query: query)
  }

  /// Scheme and host: what requests to one endpoint have in common.
  public var origin: String { "\(scheme)://\(host)" }

  /// What is sent to, with the query.
  package var url: String { description + query }
}

extension EndpointAddress: CustomStringConvertible {
  /// Scheme, host and path; the query is left out, since some gateways take keys there.
  public var description: String { "\(scheme)://\(host)\(path)" }
}
