/// A text in the channels of OpenAI's open models: `<|channel|>NAME<|message|>TEXT<|end|>`, one or several.
///
/// Also the form that is left when a server drops the special tokens: `analysis…assistantfinal…`.
struct HarmonyChannels {
  /// The texts of the channel `final`, joined.
  var answer: [UInt8] = []
  /// The texts of all other channels.
  var thoughts: [[UInt8]] = []

  /// Reads a text; `nil` when it does not begin with a channel.
  init?(_ bytes: [UInt8]) {
    let start = ThinkingScanner.skipOpeners(bytes, from: 0)
    let rest = bytes[start...]
    if rest.starts(with: Self.channel) || rest.starts(with: Self.start) {
      guard Self.find(Self.channel, in: rest) != nil else { return nil }
      read(rest)
    } else if rest.starts(with: "analysis".utf8), let end = Self.find(Array("assistantfinal".utf8), in: rest) {
      thoughts = [Array(rest[rest.index(rest.startIndex, offsetBy: 8)..<end.lowerBound])]
      answer = Array(rest[end.upperBound...])
    } else {
      return nil
    }
  }

  private static let channel = Array("<|channel|>".utf8)
  private static let start = Array("<|start|>".utf8)
  private static let message = Array("<|message|>".utf8)
  private static let ends = ["<|end|>", "<|return|>", "<|call|>", "<|start|>", "<|channel|>"].map { Array($0.utf8) }

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let mark = Self.find(Self.channel, in: rest), let head = Self.find(Self.message, in: rest[mark.upperBound...]) {
      let name = ThinkingScanner.trimmed(rest[mark.upperBound..<head.lowerBound])
      let body = rest[head.upperBound...]
      let end = Self.ends.compactMap { Self.find($0, in: body)?.lowerBound }.min() ?? body.endIndex
      if name.starts(with: "final".utf8) {
        answer += body[..<end]
      } else {
        thoughts.append(Array(body[..<end]))
      }
      rest = rest[end...]
    }
  }

  private static func find(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    ThinkingScanner.find(mark, in: bytes)
  }
}
