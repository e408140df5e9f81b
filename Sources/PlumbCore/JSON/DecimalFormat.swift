#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// `value` with a fixed number of decimals and a point, whatever the locale: `3.14`.
///
/// - Precondition: `decimals` is from 0 to 20.
public func formatDecimal(_ value: Double, _ decimals: Int) -> String {
  precondition((0...20).contains(decimals))
  guard value.isFinite else { return "—" }
  var buffer = [CChar](repeating: 0, count: 400)
  let count = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
  return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A number without needless decimals.
package func shortNumber(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? JSONValue.number(value).text()
}
