internal import PlumbClients
internal import PlumbCore

/// Lets errors name flags where the library names the fields of a spec: `judge.orders: …` becomes `--orders: …`.
///
/// For commands whose judge or model comes from flags.
func namingFlags<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as CoreError {
    throw CoreError(error.code, namingFlags(in: error.description))
  } catch let error as EvaluationError {
    throw EvaluationError(error.code, namingFlags(in: error.description))
  } catch let error as ClientError {
    throw ClientError(error.code, namingFlags(in: error.description))
  }
}

/// The fields that have a flag of the same name, and those whose flag is called otherwise.
private let flags: [String: String] = {
  let same = [
    "template", "orders", "turns", "repetitions", "reference", "evidence", "criteria", "two_pass", "provider", "model",
    "base_url", "api_key_env", "temperature", "max_tokens", "concurrency", "baseline", "method", "rule", "config",
    "seed",
  ]
  var flags = Dictionary(uniqueKeysWithValues: same.map { ($0, "--" + $0.replacing("_", with: "-")) })
  flags["models"] = "--responses"
  flags["limit"] = "--limit"
  return flags
}()

/// A library's sentences with flags in place of the fields that they begin with.
func namingFlags(in text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    guard let found = line.prefixMatch(of: #/(?:field ')?(?:(?:judge|items|models\.[^.:']+)\.)?([a-z_]+)'?: /#),
      let flag = flags[String(found.1)]
    else { return String(line) }
    return "\(flag): \(line[found.range.upperBound...])"
  }.joined(separator: "\n")
}
