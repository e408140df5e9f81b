import PlumbCore
import Testing

@Suite struct JSONObjectTests {
  @Test func `setting keeps a key's place, a new key goes last, nil removes`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil
    object["d"] = nil
    #expect(object.entries == [.init(key: "a", value: 3), .init(key: "c", value: 4)])
  }

  @Test func `equality does not look at the order`() {
    #expect(["a": 1, "b": 2] as JSONObject == ["b": 2, "a": 1])
    #expect(["a": 1] as JSONObject != ["a": 2])
    #expect(["a": 1] as JSONObject != ["a": 1, "b": .null])
  }

  @Test func `missing keys are added, present ones stay`() {
    var object: JSONObject = ["a": 1]
    object.append(missingFrom: ["a": 2, "b": 3])
    #expect(object == ["a": 1, "b": 3])
  }

  @Test func `of a key that stands twice the last one is added`() {
    var object: JSONObject = [:]
    object.append(missingFrom: JSONObject([.init(key: "x", value: 1), .init(key: "x", value: 2)]))
    #expect(object == ["x": 2])
  }
}
