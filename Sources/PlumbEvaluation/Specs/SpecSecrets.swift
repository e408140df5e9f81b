internal import Foundation
internal import PlumbCore

/// What a spec may hold that nobody else should read, taken out before the spec is kept.
///
/// Kept files are shared, so whatever can hold a key goes: the values of `headers`, everything under `extra`, the query and
/// the password of `base_url`, and texts under names such as `api_key`.
enum SpecSecrets {
  /// What stands in place of a text that is not kept.
  static let placeholder: JSONValue = "(not kept)"

  /// A spec's document without its secrets; what cannot hold one is as it was.
  static func removed(from value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      .object(JSONObject(object.entries.map { .init(key: $0.key, value: kept($0.value, under: $0.key)) }))
    case .array(let elements): .array(elements.map(removed))
    default: value
    }
  }

  private static func kept(_ value: JSONValue, under key: String) -> JSONValue {
    switch key.lowercased() {
    case "headers", "extra": hidden(value)
    case "base_url": value.string.map { .string(address($0)) } ?? removed(from: value)
    case let name where isSecret(name) && value.string != nil: placeholder
    default: removed(from: value)
    }
  }

  /// The names of an object's members with none of its values.
  private static func hidden(_ value: JSONValue) -> JSONValue {
    guard let object = value.object else { return value.isNull ? value : placeholder }
    return .object(JSONObject(object.keys.map { .init(key: $0, value: placeholder) }))
  }

  private static func isSecret(_ name: String) -> Bool {
    let letters = name.filter { $0 != "_" && $0 != "-" }
    // `api_key_env` names a variable, `max_tokens` a number.
    return ["apikey", "key", "authorization", "password", "secret", "token", "accesstoken", "bearer", "apitoken"]
      .contains(letters)
  }

  /// An address without user name, password and query.
  static func address(_ text: String) -> String {
    var address = text
    if let mark = address.firstIndex(where: { $0 == "?" || $0 == "#" }) {
      address = address[..<mark] + "?(not kept)"
    }
    if let scheme = address.range(of: "://") {
      let rest = address[scheme.upperBound...]
      let host = rest.prefix { $0 != "/" }
      if let at = host.lastIndex(of: "@") {
        address = address[..<scheme.upperBound] + "(not kept)@" + rest[rest.index(after: at)...]
      }
    }
    return address
  }
}
