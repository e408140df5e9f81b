import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

/// Text as a JSON string, which is also a YAML one.
enum JSONText {
  static func quoted(_ text: String) -> String { JSONValue.string(text).text() }
}

@Suite struct BadInputTests {
  static let golden = "alpaca-eval-bad-inputs.txt"

  @Test(arguments: BadInput.all) func `is refused with a located sentence`(_ input: BadInput) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(input.bytes, to: input.name)
    let error = #expect(throws: CoreError.self) { try input.read(path) }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("\(path):"))
  }

  @Test func `says the same as before`() throws {
    let folder = try TemporaryFolder()
    var text = ""
    for input in BadInput.all {
      let path = try folder.write(input.bytes, to: "\(input.reader.rawValue)/\(input.name)")
      let error = #expect(throws: CoreError.self) { try input.read(path) }
      let message = (error?.description ?? "nothing").components(separatedBy: "\(folder.path)/").joined()
      text += "\(input.testDescription)\n" + message.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
    try Golden().check(text, named: Self.golden)
  }

  @Test func `no reviewed text is left over`() throws {
    #expect(try Golden().leftOver(besides: [Self.golden]) == [])
  }

  @Test func `files that are not there are named`() throws {
    let folder = try TemporaryFolder()
    let missing = "\(folder.path)/missing.json"
    let readers: [BadInput.Reader] = [.annotations, .outputs, .benchmark, .leaderboard, .judge]
    for reader in readers {
      let error = #expect(throws: CoreError.self) { try BadInput(reader, "", "").read(missing) }
      #expect(error?.description == "\(missing): cannot be opened (No such file or directory).")
    }
    let empty = #expect(throws: CoreError.self) { try BadInput(.judge, "", "").read(folder.path) }
    #expect(
      empty?.description
        == "\(folder.path): holds neither configs.yaml nor config.yaml; expected a judge's folder as in alpaca_eval's evaluators_configs."
    )
    let isFolder = #expect(throws: CoreError.self) { try BadInput(.outputs, "", "").read(folder.path) }
    #expect(isFolder?.description == "\(folder.path): is a folder; expected a file. Name the file inside it.")
  }

  @Test func `prompt files are located by their own name and line`() throws {
    let folder = try TemporaryFolder()
    let prompt = try folder.write(
      "<|im_start|>user\n{instruction}\n{output_1}\n{output_1}\n{input}<|im_end|>", to: "configs/mine/prompt.txt")
    let config = try folder.write(
      "mine: {prompt_template: prompt.txt, fn_completions: openai_completions, completions_kwargs: {model_name: m}, fn_completion_parser: lmsys_parser}",
      to: "configs/mine/configs.yaml")
    let error = #expect(throws: CoreError.self) { try BadInput(.judge, "", "").read(config) }
    #expect(
      error?.description == """
        \(prompt):4: the slot {output_1} was used on line 3 already; expected it exactly once
        \(prompt):5: the slot {input} is not one that Plumb fills; expected {instruction}, {output_1} and {output_2}
        \(prompt):1: the slot {output_2} is missing; expected {instruction}, {output_1} and {output_2}, each exactly once
        """)
  }
}
