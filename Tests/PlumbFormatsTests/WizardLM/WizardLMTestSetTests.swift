import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct WizardLMTestSetTests {
  @Test(.needsSharedData) func `the published test set has its skills and difficulties`() throws {
    let path = "\(SharedData.folder ?? "")/reference/data/evol_instruct/wizardlm_testset.jsonl"
    let set = try WizardLMTestSet.read(path: path)
    #expect(set.items.count == 218 && set.diagnostics.isEmpty)
    #expect(Set(set.items.compactMap(\.topCategory)).count == 29)
    let difficulties = set.items.compactMap { $0.extra["difficulty"]?.int }
    let counts = (1...10).map { level in difficulties.count { $0 == level } }
    #expect(counts == [11, 19, 27, 23, 9, 42, 24, 39, 13, 11])
    #expect(set.items.count { $0.topCategory == "Writting" } == 18)
  }

  @Test func `bad records are named`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      #"""
      {"idx": 1, "Skill": "Math", "Difficulty": 11, "Instruction": "x"}
      {"idx": 2, "Skill": "Math", "Instruction": "x"}
      {"idx": 3, "Skill": "Law", "Difficulty": 2, "Instruction": "y"}
      {"idx": 3, "Skill": "Law", "Difficulty": 2, "Instruction": "z"}
      """#, to: "w.jsonl")
    let error = #expect(throws: CoreError.self) { try WizardLMTestSet.read(path: path) }
    #expect(error?.description.contains("w.jsonl:1: field 'Difficulty': expected 1 to 10, found 11") == true)
    #expect(error?.description.contains("w.jsonl:2: field 'Difficulty': missing") == true)
    #expect(error?.description.contains("w.jsonl:4: field 'idx': the idx stands twice") == true)
    #expect(try WizardLMTestSet.read(path: path, options: ReadOptions(skipInvalid: true)).items.count == 1)
  }
}
