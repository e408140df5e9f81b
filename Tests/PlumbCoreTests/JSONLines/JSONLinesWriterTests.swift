import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JSONLinesWriterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the target stays as it was until the file is finished`() throws {
    let path = try folder.write("old", to: "out.jsonl")
    let writer = try JSONLinesWriter(path: path)
    try writer.write(["a": 1])
    try writer.write(Item(id: "i", turns: ["a\nb\u{2028}"]))
    #expect(folder.text(of: "out.jsonl") == "old")
    try writer.finish()
    #expect(folder.text(of: "out.jsonl") == "{\"a\":1}\n{\"id\":\"i\",\"turns\":[\"a\\nb\u{2028}\"]}\n")
    #expect(writer.count == 2)
    #expect(folder.names == ["out.jsonl"])
  }

  @Test func `a writer that is let go leaves the target alone and no file behind`() throws {
    try folder.write("old", to: "out.jsonl")
    do {
      let writer = try JSONLinesWriter(path: folder.file("out.jsonl"))
      try writer.write(["a": 1])
      #expect(folder.names.count == 2)
    }
    #expect(folder.names == ["out.jsonl"])
    #expect(folder.text(of: "out.jsonl") == "old")
  }

  @Test func `finishing twice is finishing once, and writing afterwards fails`() throws {
    let writer = try JSONLinesWriter(path: folder.file("out.jsonl"))
    try writer.finish()
    try writer.finish()
    #expect(folder.text(of: "out.jsonl") == "")
    #expect(throws: CoreError.self) { try writer.write(["a": 1]) }
  }

  @Test func `a folder that is not there is told`() {
    let path = folder.file("no/out.jsonl")
    #expect(throws: CoreError(.file, "\(path): cannot be written (No such file or directory).")) {
      try JSONLinesWriter(path: path)
    }
  }

  @Test func `a target that is a folder is told, and no file is left behind`() throws {
    let writer = try JSONLinesWriter(path: folder.path)
    #expect {
      try writer.finish()
    } throws: { error in
      "\(error)".hasPrefix("\(folder.path): cannot be written (")
    }
  }

  @Test(arguments: 0..<50) func `what was written is read back`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let items = (0..<20).map { index in
      Item(
        id: "\(index)", turns: (0...random.int(0...2)).map { _ in random.text(upTo: 40) },
        system: random.coin() ? random.text() : nil,
        evidence: random.coin() ? random.text() : nil, tags: (0..<random.int(0...2)).map { _ in random.text() },
        extra: ["note": random.json()])
    }
    let writer = try JSONLinesWriter(path: folder.file("items.jsonl"))
    for item in items { try writer.write(item) }
    try writer.finish()
    let loaded = try JSONLinesReader<Item>.load(path: folder.file("items.jsonl"))
    #expect(loaded.records == items, "seed \(seed)")
  }
}
