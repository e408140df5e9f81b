import Foundation
import PlumbCore
import PlumbStore
import PlumbTestSupport
import Testing

/// The moments at which the run is killed are times, so nothing else may slow the run down.
@Suite struct KilledRunTimingTests {
  @Test func `killed at twenty random moments and resumed, a run ends with the leaderboard of an uninterrupted one`()
    async throws
  {
    let folder = try TemporaryFolder()
    try writeRecordedModels(150, in: folder)
    var generator = SystemRandomNumberGenerator()
    let seed = Int.random(in: 0..<1 << 40, using: &generator)
    var random = SeededGenerator(seed: seed)
    try await withScriptedServer {
      .chat(contentVerdict($0)).delayed(by: .milliseconds(20))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", concurrency: 8"), to: "spec.yaml")
      var lost = 0
      var kills = 0
      for _ in 0..<20 {
        let moment = Duration.milliseconds(60 + Int(random.next() % 240))
        let killed = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder, ending: .killed(after: moment))
        if killed.status == 128 + SIGKILL { kills += 1 }
        // What the endpoint answered and the store does not hold was in flight when the process died.
        try await Task.sleep(for: .milliseconds(60))
        lost = try await server.log.count - SQLiteStore(path: "\(folder.path)/.plumb/store.sqlite").count()
      }
      let resumed = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(resumed.status == 0, "seed \(seed): \(resumed.error)")
      #expect(kills >= 5, "seed \(seed): too few sessions were killed before their end")
      #expect(server.log.answered.count == 300, "seed \(seed)")
      #expect(server.log.count - 300 <= lost, "seed \(seed): answered requests were asked again")
      #expect(lost <= 20 * 8, "seed \(seed)")
      try folder.write(judgedSpec(name: "whole", baseURL: server.baseURL, keys: ", concurrency: 8"), to: "whole.yaml")
      let before = server.log.count
      let whole = try await Binary.run(["run", "whole.yaml", "--quiet", "--json", "--workspace", ".other"], in: folder)
      #expect(whole.status == 0, "\(whole.error)")
      #expect(server.log.count - before == 300)
      #expect(try withoutTimes(resumed.output) == withoutTimes(whole.output), "seed \(seed)")
    }
  }
}
