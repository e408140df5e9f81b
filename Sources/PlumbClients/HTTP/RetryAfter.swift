internal import PlumbCore

/// How long an endpoint asks to wait, in seconds; `nil` when it does not say.
///
/// Reads `retry-after-ms` (OpenAI), `Retry-After` in seconds or as an HTTP date (RFC 9110 §10.2.3), and OpenAI's
/// `x-ratelimit-reset-requests` and `x-ratelimit-reset-tokens` (`6m0s`, `1.5s`, `20ms`) of whichever allowance is used up.
package func retryAfter(_ reply: HTTPReply) -> Double? {
  if let text = reply.header("retry-after-ms"), let value = seconds(number: text) { return value / 1000 }
  if let text = reply.header("Retry-After") {
    if let value = seconds(number: text) { return value }
    if let date = secondsSinceEpoch(httpDate: text),
      let now = reply.header("Date").flatMap(secondsSinceEpoch(httpDate:))
    {
      // Against the endpoint's own clock, so that a wrong local clock does no harm.
      return Double(max(0, date - now))
    }
    if let date = secondsSinceEpoch(httpDate: text) { return max(0, Double(date) - systemSeconds()) }
  }
  let resets = ["requests", "tokens"].compactMap { kind -> Double? in
    guard let reset = reply.header("x-ratelimit-reset-\(kind)").flatMap(seconds(span:)) else { return nil }
    guard let remaining = reply.header("x-ratelimit-remaining-\(kind)").flatMap(seconds(number:)) else { return reset }
    return remaining > 0 ? nil : reset
  }
  return resets.max()
}

/// A plain number that is not negative.
private func seconds(number text: String) -> Double? {
  let text = text.filter { $0 != " " }
  guard let value = Double(text), value.isFinite, value >= 0 else { return nil }
  return value
}

/// A span in Go's notation: `1h2m3.5s`, `20ms`; a plain number is seconds.
internal func seconds(span text: String) -> Double? {
  if let value = seconds(number: text) { return value }
  var total = 0.0
  var rest = Substring(text)
  while !rest.isEmpty {
    let number = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(number.count)
    let unit = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(unit.count)
    guard let value = Double(number),
      let scale = ["h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "ns": 1e-9][String(unit)]
    else { return nil }
    total += value * scale
  }
  return text.isEmpty ? nil : total
}

/// Seconds from 1970 of an HTTP date in the form servers must send: `Sun, 06 Nov 1994 08:49:37 GMT`.
internal func secondsSinceEpoch(httpDate text: String) -> Int? {
  let words = text.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "-" }
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  guard words.count >= 7, let day = Int(words[1]), let month = months.firstIndex(of: String(words[2])),
    let year = Int(words[3]), let hour = Int(words[4]), let minute = Int(words[5]), let second = Int(words[6]),
    (1...31).contains(day), (1970...9999).contains(year), (0...23).contains(hour), (0...59).contains(minute),
    (0...60).contains(second)
  else { return nil }
  // Days from the civil calendar, with the year starting in March.
  let shifted = month < 2 ? year - 1 : year
  let era = shifted / 400
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
}
