import PlumbCore
import PlumbFormats
import Testing

@Suite struct AutoJPromptFileTests {
  private let english = #"""
    OTHER: str = "x"
    single = """Grade it:
    [Query]: {prompt}
    [Response]: {response}
    For example: \"Rating: [[5]]\"."""

    pairwise_tie = """Compare. {prompt} | {response} | {response_another}"""
    mapping = {"single": single, "pairwise_tie": pairwise_tie}
    """#

  @Test func `the prompts are read as Python means them`() throws {
    let file = try AutoJPromptFile(text: english, file: "p.py")
    #expect(file.language == "en")
    #expect(file.single == "Grade it:\n[Query]: {prompt}\n[Response]: {response}\nFor example: \"Rating: [[5]]\".")
    #expect(file.pairwise == "Compare. {prompt} | {response} | {response_another}")
  }

  @Test func `the Chinese file is told by its names`() throws {
    let file = try AutoJPromptFile(text: "zh_single = '''{prompt} {response}'''\n", file: "p.py")
    #expect(file.language == "zh")
    #expect(file.single == "{prompt} {response}")
    #expect(file.pairwise == nil)
  }

  @Test(arguments: [
    ("", "p.py: holds none of the prompts"), ("single = 'x'", "p.py: holds none of the prompts"),
    ("single = \"\"\"never closed {prompt}", "p.py: holds none of the prompts"),
    ("single = \"\"\"{prompt}\"\"\"", "p.py: the prompt 'single' lacks the slot {response}."),
  ])
  func `what is missing is told`(text: String, sentence: String) {
    #expect {
      try AutoJPromptFile(text: text, file: "p.py")
    } throws: { error in
      "\(error)".hasPrefix(sentence)
    }
  }
}
