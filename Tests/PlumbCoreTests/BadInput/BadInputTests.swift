import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct BadInputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: BadLine.general + BadLine.items + BadLine.responses + BadLine.judgments)
  func `a bad line between good ones is refused with its place`(_ bad: BadLine) throws {
    let good = BadLine.good(bad.noun)
    let path = try folder.write("\(good)\n\(bad.text)\n\(good)\n", to: "file.jsonl")
    let problems = try BadLine.diagnostics(bad.noun, path: path)
    #expect(problems.count == 1)
    #expect(problems.first?.description.hasPrefix("\(path):2: \(bad.sentence)") == true, "\(problems)")
  }

  @Test(
    arguments: BadLine.Noun.allCases,
    [
      [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x7D], [0x80], [0x1F, 0x8B, 0x08, 0x00],
      Array("PK\u{3}\u{4}".utf8), Array("version https://git-lfs.github.com/spec/v1".utf8),
    ] as [[UInt8]])
  func `a file of another kind is refused with its place`(noun: BadLine.Noun, bytes: [UInt8]) throws {
    let path = try folder.write(bytes, to: "file.jsonl")
    let problems = try BadLine.diagnostics(noun, path: path)
    #expect(problems.first?.description.hasPrefix("\(path):1: not valid JSON (") == true, "\(problems)")
  }

  @Test(arguments: 0..<20) func `a damaged file is read or refused with places`(batch: Int) throws {
    for seed in batch * 60..<(batch + 1) * 60 {
      var random = SeededGenerator(seed: seed)
      let noun = BadLine.Noun.allCases[seed % 3]
      let source = String(repeating: BadLine.good(noun) + "\n", count: 4)
      let path = try folder.write(mutatedFile(Array(source.utf8), using: &random), to: "file.jsonl")
      for problem in try BadLine.diagnostics(noun, path: path) {
        #expect(
          problem.location.file == path && problem.location.line != nil && problem.message.count > 10,
          "seed \(seed): \(problem)")
      }
    }
  }
}
