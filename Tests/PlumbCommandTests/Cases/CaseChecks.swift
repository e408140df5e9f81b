import Foundation
import PlumbCore
import PlumbTestSupport

/// What a case left, held against its checks.
struct CaseChecks {
  let folder: TemporaryFolder
  /// What each command printed and how it ended, in order.
  let results: [Binary.Result]
  /// What the server received.
  let requests: [ScriptedRequest]
  /// What was read from pipes.
  let pipes: [String: String]

  /// What does not hold, one sentence each.
  func problems(_ checks: JSONValue?) -> [String] { (checks?.array ?? []).flatMap(problems(of:)) }

  private func problems(of check: JSONValue) -> [String] {
    if let groups = check["any_of"]?.array {
      let found = groups.map { problems($0) }
      return found.contains([]) ? [] : ["none of: " + found.map { $0.joined(separator: "; ") }.joined(separator: " | ")]
    }
    return holds(check) ? [] : ["does not hold: \(check.text())"]
  }

  private func holds(_ check: JSONValue) -> Bool {
    let step = check["step"]?.int
    let result = step.flatMap { results.indices.contains($0) ? results[$0] : nil } ?? results.last
    let said = (step == nil ? results : [result].compactMap(\.self)).map { $0.output + "\n" + $0.error }
      .joined(separator: "\n")
    if let exit = check["exit"] { return numbers(exit).contains(Int(result?.status ?? -1)) }
    if let exit = check["exit_not"] { return !numbers(exit).contains(Int(result?.status ?? -1)) }
    if let pattern = check["says"]?.string { return finds(pattern, in: said) }
    if let pattern = check["silent"]?.string { return !finds(pattern, in: said) }
    if let patterns = check["says_line"]?.array {
      return said.split(whereSeparator: \.isNewline).contains { line in
        patterns.allSatisfy { finds($0.string ?? "", in: String(line)) }
      }
    }
    if let name = check["file"]?.string { return holds(check, file: name) }
    if let name = check["fifo"]?.string {
      return isWithin(pipes[name].map { $0.split(separator: "\n").count } ?? 0, check["count"])
    }
    if check["json"] != nil {
      guard let found = (try? JSONValue.parse(result?.output ?? ""))?.at(check["at"]?.string ?? "") else {
        return false
      }
      return fits(found, check)
    }
    if let name = check["lines"]?.string { return holds(check, lines: name) }
    if let range = check["requests"] {
      return isWithin(requests.count { CaseServer.fits($0, check["where"]) }, range)
    }
    if let sent = check["sent"] {
      let count = requests.count { request in
        sent["matches"]?.string.map { finds($0, in: String(decoding: request.body, as: UTF8.self)) }
          ?? CaseServer.fits(request, sent["fits"])
      }
      return isWithin(count, check["count"] ?? ["min": 1])
    }
    return false
  }

  private func holds(_ check: JSONValue, file name: String) -> Bool {
    if let kind = check["is"]?.string {
      let type = (try? FileManager.default.attributesOfItem(atPath: folder.file(name)))?[.type] as? FileAttributeType
      var status = stat()
      if kind == "fifo" { return lstat(folder.file(name), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO }
      return kind == "link" && type == .typeSymbolicLink
    }
    guard let text = folder.text(of: name) else { return false }
    if let pattern = check["has"]?.string { return finds(pattern, in: text) }
    if let pattern = check["lacks"]?.string { return !finds(pattern, in: text) }
    return false
  }

  private func holds(_ check: JSONValue, lines name: String) -> Bool {
    guard let text = folder.text(of: name) else { return false }
    let rows = text.split(separator: "\n").compactMap { try? JSONValue.parse(String($0)) }.filter { row in
      (check["where"]?.object?.entries ?? []).allSatisfy { row.at($0.key) == $0.value }
    }
    if let range = check["count"] { return isWithin(rows.count, range) }
    guard let path = check["at"]?.string, !rows.isEmpty else { return false }
    return rows.allSatisfy { row in row.at(path).map { fits($0, check) } ?? false }
  }

  private func fits(_ value: JSONValue, _ check: JSONValue) -> Bool {
    if let other = check["equals"] {
      if let one = value.double, let two = other.double { return one == two }
      return value == other
    }
    guard let number = value.double else { return false }
    if let near = check["near"]?.array, let target = near.first?.double, let distance = near.last?.double {
      return abs(number - target) <= distance
    }
    return number >= check["min"]?.double ?? -.infinity && number <= check["max"]?.double ?? .infinity
  }

  private func isWithin(_ count: Int, _ range: JSONValue?) -> Bool {
    if let equals = range?["equals"]?.int { return count == equals }
    return count >= range?["min"]?.int ?? 0 && count <= range?["max"]?.int ?? .max
  }

  private func numbers(_ value: JSONValue) -> [Int] { value.array?.compactMap(\.int) ?? [value.int].compactMap(\.self) }
}
