internal import PlumbCore

/// About how many tokens a request will take: four bytes of UTF-8 a token read, and the token limit, or 256, written.
///
/// Only for charging the tokens a minute in advance; the true count replaces it when the reply reports one.
internal func estimatedTokens(_ request: ModelRequest) -> Int {
  let bytes = request.messages.reduce(0) { $0 + $1.content.utf8.count + 16 }
  return bytes / 4 + (request.settings.maxTokens ?? 256)
}
