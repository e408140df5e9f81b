import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlpacaEvalOutputsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `keeps further keys with the answer`() throws {
    let path = try folder.write(
      #"[{"dataset": "koala", "instruction": "a", "output": "b", "generator": "m", "id": 7, "metadata": {"x": [1]}, "usage": 3}]"#,
      to: "o.json")
    let outputs = try AlpacaEvalOutputs.read(path: path)
    #expect(outputs.items == [Item(id: AlpacaEval.itemID(instruction: "a"), turns: ["a"], category: ["koala"])])
    #expect(
      outputs.responses == [
        Response(
          item: outputs.items[0].id, model: "m", turns: ["b"],
          extra: ["id": 7, "metadata": ["x": [1]], "alpaca_eval_usage": 3])
      ])
    try AlpacaEvalOutputsWriter.write(outputs.responses, items: outputs.items, to: "\(folder.path)/again.json")
    #expect(
      try folder.read("again.json") == """
        [
        {"dataset":"koala","instruction":"a","output":"b","generator":"m","id":7,"metadata":{"x":[1]},"usage":3}
        ]

        """)
  }

  @Test func `an empty answer is an answer`() throws {
    let path = try folder.write(
      "[{\"instruction\": \"a\", \"output\": \"\", \"generator\": \"m\"},\n{\"instruction\": \"b\", \"output\": \"\", \"generator\": \"m\"}]",
      to: "o.json")
    let outputs = try AlpacaEvalOutputs.read(path: path)
    #expect(outputs.responses.map(\.turns) == [[""], [""]])
    #expect(
      outputs.diagnostics.map(\.description) == [
        "\(path):1: field '[0].output': 2 answers are empty, this is the first; it is judged as it is"
      ])
  }

  @Test func `a file without generator takes the name it is given`() throws {
    let path = try folder.write(#"{"instruction": "a", "output": "b"}"#, to: "o.jsonl")
    let unnamed = try AlpacaEvalOutputs.read(path: path)
    #expect(unnamed.responses.map(\.model) == ["Current model"])
    #expect(
      unnamed.diagnostics.map(\.description) == [
        "\(path):1: field 'generator': missing from here on; the model is called 'Current model'"
      ])
    let named = try AlpacaEvalOutputs.read(path: path, model: "mine")
    #expect(named.responses.map(\.model) == ["mine"])
    #expect(named.diagnostics.isEmpty)
  }

  @Test func `reports repeated instructions and takes the first answer`() throws {
    let path = try folder.write(
      """
      {"instruction": "a", "output": "1", "generator": "m"}
      {"instruction": "a", "output": "2", "generator": "m"}
      {"instruction": "a", "output": "1", "generator": "m"}
      {"instruction": "a", "output": "3", "generator": "other"}
      """, to: "o.jsonl")
    let outputs = try AlpacaEvalOutputs.read(path: path)
    #expect(outputs.items.count == 1)
    #expect(outputs.responses.map(\.turns) == [["1"], ["3"]])
    #expect(
      outputs.diagnostics.map(\.description) == [
        "\(path):2: field 'instruction': repeats an instruction that 'm' answered before; the first answer counts",
        "\(path):3: field 'instruction': repeats an instruction that 'm' answered before, with the same answer",
      ])
  }

  @Test func `reads tables with quotes and line breaks in fields`() throws {
    let csv = "instruction,output,generator\r\n\"a, \"\"b\"\"\nc\",\"\",m\r\n\r\nd,准绳,m\r\n"
    let outputs = try AlpacaEvalOutputs.read(path: folder.write(csv, to: "o.csv"))
    #expect(outputs.items.map(\.turns) == [["a, \"b\"\nc"], ["d"]])
    #expect(outputs.responses.map(\.turns) == [[""], ["准绳"]])
    let tsv = try folder.write("instruction\toutput\na\tb,c\n", to: "o.tsv")
    #expect(try AlpacaEvalOutputs.read(path: tsv, model: "m").responses.map(\.turns) == [["b,c"]])
  }

  @Test func `a benchmark needs only instructions`() throws {
    let path = try folder.write(
      #"[{"instruction": "a", "dataset": "x/y", "datasplit": "eval", "id": 1, "output": "b", "generator": "m"}, {"instruction": "a"}, {"instruction": "c"}]"#,
      to: "alpaca_eval.json")
    let benchmark = try AlpacaEvalBenchmark.read(path: path)
    #expect(benchmark.items.map(\.turns) == [["a"], ["c"]])
    #expect(benchmark.items[0].category == ["x", "y"])
    #expect(benchmark.items[0].language == nil)
    #expect(benchmark.items[0].extra == ["datasplit": "eval", "alpaca_eval_id": 1])
    #expect(
      benchmark.diagnostics.map(\.description) == [
        "\(path):1: field '[1].instruction': repeats an instruction; it was left out"
      ])
  }

  @Test func `leaves out failed answers and refuses several turns`() throws {
    let path = "\(folder.path)/o.json"
    let item = Item(id: "i", turns: ["a"])
    let failed = Response(item: "i", model: "m", turns: [], failure: Failure(.emptyReply, "Nothing."))
    let warnings = try AlpacaEvalOutputsWriter.write([failed], items: [item], to: path)
    #expect(warnings.map(\.description) == ["\(path): the answer of 'm' to item 'i' failed; it was left out"])
    #expect(try AlpacaEvalOutputs.read(path: path).responses.isEmpty)
    let several = #expect(throws: CoreError.self) {
      try AlpacaEvalOutputsWriter.write(
        [Response(item: "i", model: "m", turns: ["b", "d"])], items: [Item(id: "i", turns: ["a", "c"])], to: path)
    }
    #expect(
      several?.description
        == "\(path): item 'i' has 2 turns; AlpacaEval's layout holds one instruction and one answer. Export items of one turn."
    )
    let unknown = #expect(throws: CoreError.self) {
      try AlpacaEvalOutputsWriter.write([Response(item: "j", model: "m", turns: ["b"])], items: [item], to: path)
    }
    #expect(
      unknown?.description
        == "\(path): item 'j', answered by 'm', is not among the items. Export with the benchmark the answers belong to."
    )
  }
}
