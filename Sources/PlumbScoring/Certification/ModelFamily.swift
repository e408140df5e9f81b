/// Families of models, as far as names tell them.
enum ModelFamily {
  /// Words that begin a name or a part of it, and the family they stand for; the first that fits counts.
  private static let words: [(word: String, family: String)] = [
    ("chatgpt", "gpt"), ("gpt", "gpt"), ("davinci", "gpt"), ("o1", "gpt"), ("o3", "gpt"), ("o4", "gpt"),
    ("claude", "claude"), ("gemini", "gemini"), ("gemma", "gemini"), ("palm", "gemini"), ("qwen", "qwen"),
    ("qwq", "qwen"), ("deepseek", "deepseek"), ("mixtral", "mistral"), ("mistral", "mistral"), ("llama", "llama"),
    ("chatglm", "glm"), ("glm", "glm"), ("yi", "yi"), ("phi", "phi"), ("smollm", "smollm"), ("internlm", "internlm"),
    ("baichuan", "baichuan"), ("command", "command"), ("grok", "grok"), ("falcon", "falcon"), ("kimi", "kimi"),
    ("ernie", "ernie"), ("hunyuan", "hunyuan"), ("doubao", "doubao"), ("nova", "nova"), ("olmo", "olmo"),
  ]

  /// The family of a model; `nil` when its name does not tell.
  ///
  /// - Parameter name: A model's name, such as `Qwen/Qwen2.5-7B-Instruct`.
  /// - Returns: For example `qwen`.
  static func family(of name: String) -> String? {
    let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    for part in parts {
      if let found = words.first(where: { starts(part, with: $0.word) }) { return found.family }
    }
    return nil
  }

  /// A short word must be the whole part or be followed by a digit: `yi-34b`, but not `yields`.
  private static func starts(_ part: Substring, with word: String) -> Bool {
    guard part.hasPrefix(word) else { return false }
    guard word.count <= 3 else { return true }
    return part.dropFirst(word.count).first.map(\.isNumber) ?? true
  }
}
