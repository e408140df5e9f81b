import Foundation
import PlumbCore
import Testing

@Suite struct ExamplesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples").path

  @Test(
    .enabled(if: LocalModelTests.python != nil, "no local model server; `make setup` installs it"),
    arguments: ["first-run.yaml", "first-run-zh.yaml", "endpoint.yaml", "arena-hard-local.yaml"])
  func `every example is a valid spec with an estimate`(name: String) async throws {
    let sandbox = try Sandbox()
    let result = try await Binary.run(
      ["run", "\(Self.folder)/\(name)", "--dry-run", "--json"], in: sandbox,
      environment: ["OPENAI_API_KEY": "not-a-key", "PLUMB_PYTHON": LocalModelTests.python ?? ""])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.isEmpty, "\(result.error)")
    let estimate = try JSONValue.parse(result.output)
    #expect((estimate["requests"]?.int ?? 0) >= 48)
    #expect(estimate["usd"]?.double != nil)
  }

  @Test func `no example is left out here`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".yaml") }
    #expect(names.sorted() == ["arena-hard-local.yaml", "endpoint.yaml", "first-run-zh.yaml", "first-run.yaml"])
  }
}
