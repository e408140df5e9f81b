import Testing

@testable import PlumbFormats

@Suite struct PythonRandomTests {
  @Test(
    arguments: [
      ("abc", 0.7720246314157545, 0.5581691373899791, 0.645099033493118, 3),
      ("annotator2+20", 0.48685727423026903, 0.2413349220391221, 0.6143718759540672, 2),
      ("", 0.9602256525641875, 0.595411957851699, 0.3395318316109821, 4),
      ("\0\0x", 0.05906408282519626, 0.1886954657029043, 0.5542655649196302, 0),
      ("准绳", 0.13556739575939747, 0.6029337053593207, 0.9303036963585349, 0),
      (String(repeating: "a", count: 1000), 0.9691624635987768, 0.7127412943752092, 0.17710144870688727, 4),
    ])
  func `draws what CPython draws`(_ vector: (seed: String, first: Double, second: Double, last: Double, choice: Int)) {
    var random = PythonRandom(seed: vector.seed)
    let numbers = (0..<700).map { _ in random.random() }
    #expect(numbers[0] == vector.first)
    #expect(numbers[1] == vector.second)
    #expect(numbers[699] == vector.last)
    var chooser = PythonRandom(seed: vector.seed)
    #expect(chooser.choice(of: 5) == vector.choice)
  }

  @Test func `switches the first AlpacaEval instruction as alpaca_eval does`() {
    let instruction = "What are the names of some famous actors that started their careers on Broadway?"
    var random = PythonRandom(seed: "is_switched_outputs\(instruction)0")
    #expect(random.random() == 0.7568804589113483)
    #expect(AlpacaEval.isSwitched(instruction: instruction))
  }

  @Test func `names items after their instruction`() {
    #expect(AlpacaEval.itemID(instruction: "准绳 ok") == "alpaca-eval-5159d08e68d7")
  }
}
