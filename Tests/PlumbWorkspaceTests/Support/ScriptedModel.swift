import PlumbClients
import PlumbCore
import PlumbTestSupport
import PlumbWorkspace
import Synchronization

/// A provider that answers from a closure and counts what it was asked.
final class ScriptedModel: ModelClient {
  let identity = ModelIdentity(provider: "scripted", model: "scripted", address: "here")
  private let count = Mutex(0)
  private let answer: @Sendable (String) -> String

  init(_ answer: @escaping @Sendable (String) -> String) { self.answer = answer }

  /// How often it was asked.
  var calls: Int { count.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    count.withLock { $0 += 1 }
    return ModelReply(
      text: answer(request.messages.map(\.content).joined(separator: "\n")), finishReason: .stop,
      usage: TokenUsage(prompt: 10, completion: 2))
  }

  /// A workspace in a folder that knows this model as the provider `scripted`.
  func workspace(in folder: TemporaryFolder, registries: Registries = .standard) -> Workspace {
    var registries = registries
    registries.providers.register(Provider("scripted", isFree: true) { [self] _, _ in self })
    return Workspace(path: folder.file("workspace"), registries: registries)
  }
}

/// Items with references and two files of recorded responses: `good` is the longer one.
struct RecordedBenchmark {
  let folder: TemporaryFolder
  let count: Int

  init(count: Int = 8) throws {
    folder = try TemporaryFolder()
    self.count = count
    func lines(_ line: (Int) -> String) -> String { (0..<count).map { line($0) + "\n" }.joined() }
    try folder.write(
      lines { #"{"id":"i\#($0)","turns":["Question \#($0)?"],"references":["right \#($0)"],"language":"en"}"# },
      to: "items.jsonl")
    for (name, text) in [("good", "a long and good answer"), ("poor", "short")] {
      try folder.write(
        lines { #"{"item":"i\#($0)","model":"\#(name)","turns":["\#(text) \#($0)"]}"# }, to: "\(name).jsonl")
    }
  }

  var items: String { folder.file("items.jsonl") }
}
