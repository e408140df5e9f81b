import Testing

@testable import PlumbEvaluation

@Suite struct SwappedSidesTests {
  @Test(arguments: [
    ("Response 1 is right, response 2 is not.", "Response 2 is right, response 1 is not."),
    (
      "Answer A cites a source; answer B does not. VERDICT: A", "Answer B cites a source; answer A does not. VERDICT: B"
    ),
    ("So, the final decision is Response 2.", "So, the final decision is Response 1."),
    ("The first answer is longer than the second one.", "The second answer is longer than the first one."),
    ("The former is clear, the latter is not.", "The latter is clear, the former is not."),
    ("Both answers A and B are correct; B is shorter.", "Both answers A and B are correct; A is shorter."),
    ("A is better than B.", "B is better than A."),
    ("I prefer A because B's proof is wrong.", "I prefer B because A's proof is wrong."),
    ("My final verdict is: [[A>>B]]", "My final verdict is: [[B>>A]]"),
    ("[[A=B]] and VERDICT: TIE", "[[A=B]] and VERDICT: TIE"),
    ("In response 1, step 2 is wrong.", "In response 2, step 2 is wrong."),
    ("A good answer names a source, a bad one does not.", "A good answer names a source, a bad one does not."),
    ("Responses 1 and 2 agree; response 1 adds an example.", "Responses 1 and 2 agree; response 2 adds an example."),
    ("回答 A 正确，回答 B 漏了一步。结论：A", "回答 B 正确，回答 A 漏了一步。结论：B"),
    ("回应1更好，而回应2有误。所以，最终决定是回应1", "回应2更好，而回应1有误。所以，最终决定是回应2"),
    ("前者准确，后者含糊。", "后者准确，前者含糊。"),
    ("第一个回答更完整，第二个回答更短。", "第二个回答更完整，第一个回答更短。"),
    ("In the first place, both are fine. VERDICT: TIE", "In the first place, both are fine. VERDICT: TIE"),
    ("The B+ tree in C++ is fine, says answer b.", "The B+ tree in C++ is fine, says answer a."),
  ])
  func `the sides change places and nothing else`(text: String, swapped: String) {
    #expect(SwappedSides.rewriting(text) == swapped)
    #expect(SwappedSides.rewriting(swapped) == text)
  }

  @Test(arguments: [
    "A response like B is rare.", "B is short. A longer text would help.", "B fails.\nA table would have been better.",
    "Plan B is explained in answer B.",
  ])
  func `a capital A that may be an article is not rewritten`(text: String) {
    #expect(SwappedSides.rewriting(text) == nil)
  }

  @Test func `a text without sides stays`() {
    for text in ["", "Both are equally good.", "两者不分上下。", "Step 1 and step 2 are right."] {
      #expect(SwappedSides.rewriting(text) == text)
    }
  }
}
