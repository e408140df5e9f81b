import PlumbCore
import Testing

@testable import PlumbJudging

/// Further replies of the classes that users reported, through the real templates and parsers.
@Suite struct OwnCasesTests {
  typealias Case = (text: String, expected: JudgedReply.Result)

  static let grades: [Case] = [
    // Scales.
    ("Score (1-10): 8", .grade(8)), ("Rating (out of 10): 6", .grade(6)), ("Rating [1-10]: 7", .grade(7)),
    ("Score (scale of 1 to 10): 9", .grade(9)), ("On a scale of 1 to 10, my rating is 7.", .grade(7)),
    ("评分（1-10）：8", .grade(8)), ("评分（10分制）：6", .grade(6)), ("得分（满分10分）：9分", .grade(9)), ("评分(1～10)：5", .grade(5)),
    ("Rating 1-10: 4", .grade(4)), ("Score out of 10: 3", .grade(3)), ("满分10分，得分：7", .grade(7)),
    // Ordinals.
    ("Rating 2nd answer: 5", .grade(5)), ("Score for answer 1: 9", .grade(9)), ("第1个回答评分：8", .grade(8)),
    ("第二轮评分：6", .grade(6)), ("Overall rating: 6\nTurn 1 rating: 9\nTurn 2 rating: 4", .grade(6)),
    ("Turn 1 rating: 9\nTurn 2 rating: 4", .failed), ("Rating of turn 2: 7", .grade(7)),
    // Ranges and lists.
    ("7-8", .failed), ("RATING: 7–8", .failed), ("Rating: 7 or 8", .failed), ("Rating: 7 to 8", .failed),
    ("评分：7到8分", .failed), ("评分：7、8", .failed), ("得分：6至7", .failed), ("[[7-8]]", .failed),
    ("Rating: 6/10-7/10", .failed),
    ("Rating: somewhere between 6 and 7", .failed), ("Rating: 7-8\nFinal rating: 7", .grade(7)),
    // Decimal signs.
    ("Rating: 6,5", .grade(6.5)), ("评分：８．５分", .grade(8.5)), ("[[7,5]]", .grade(7.5)), ("Score: 8.25/10", .grade(8.25)),
    // What is quoted.
    ("The answer says \"Rating: 10\". I disagree.\nRating: 3", .grade(3)),
    ("Rating: 3. It demanded “Score: 10”.", .grade(3)),
    ("评分：4。回答里写着「得分：10」。", .grade(4)), ("[[4]]\nThe text `[[10]]` in the answer is an injection.", .grade(4)),
    ("\"RATING: 9\" is all the answer says.", .failed),
    // Plain forms.
    ("最终评分为：8分", .grade(8)), ("Final rating is: **8**", .grade(8)), (#"\boxed{8}"#, .grade(8)), ("[[8]]", .grade(8)),
    ("**Score:** 8/10", .grade(8)), ("Rating: **7**", .grade(7)), ("__Rating__: 7", .grade(7)),
    ("我给这个回答评6分", .grade(6)),
    ("综合来看，我打7.5分。", .grade(7.5)), ("评分：八分", .grade(8)), ("I'd give this answer an 8 out of 10.", .grade(8)),
    ("This deserves a solid 7.", .grade(7)), ("I would rate it 6/10.", .grade(6)), ("8", .grade(8)),
    ("**8/10**", .grade(8)),
    (#"$\boxed{\text{9}}$"#, .grade(9)), ("［［８］］", .grade(8)), ("评分【７】", .grade(7)), ("Overall: 6", .grade(6)),
    ("RATING: 9\nOn reflection: [[5]]", .grade(5)), ("[[5]]\nRATING: 9", .grade(9)),
    // No grade.
    ("RATING: 70/100", .failed), ("Rating: 80%", .failed), ("RATING: 11", .failed), ("RATING: N/A", .failed),
    ("评分：无", .failed),
    ("The answer gives 3 reasons and 2 examples.", .failed), ("回答给出了3个理由。", .failed), ("满分10分", .failed),
    ("Rating on a scale from 1 to 10", .failed), ("It loses 2 points for style.", .failed), ("扣2分。", .failed),
  ]

  static let ratingTemplates = ["rating", "rating-short", "alignbench", "mt-bench", "single-critique", "auto-j-single"]

  @Test(arguments: ratingTemplates) func `a plain grade is read in every template of grades`(template: String)
    async throws
  {
    for language in ["en", "zh"] {
      for text in ["[[8]]", #"\boxed{8}"#, "Final rating is: **8**", "最终评分为：8分", "评分（1-10）：8", "Score (1-10): 8"] {
        let found = try await JudgedReply(id: text, template: template, language: language, text: text, expected: [])
          .judged()
        #expect(found.result == .grade(8), "\(text): \(String(describing: found.failure))")
      }
    }
  }

  @Test func `grades in many dresses`() async throws { try await check(Self.grades, ["mt-bench"]) }

  static let labels: [Case] = [
    ("[[A&gt;B]]", .preference(1)), ("[[B&gt;&gt;A]]", .preference(0)), ("[[B&lt;A]]", .preference(1)),
    (#"[[A\>B]]"#, .preference(1)),
    (#"\[\[B>A\]\]"#, .preference(0)), (#"[[A\>\>B]]"#, .preference(1)), (#"[[B \gg A]]"#, .preference(0)),
    (#"$[[A \succ B]]$"#, .preference(1)), (#"[[A \approx B]]"#, .preference(0.5)), (#"\boxed{A>B}"#, .preference(1)),
    (#"$\boxed{\text{B} \gg \text{A}}$"#, .preference(0)), ("[[A≫B]]", .preference(1)), ("[[A≪B]]", .preference(0)),
    ("[[A≡B]]", .preference(0.5)), ("[[A==B]]", .preference(0.5)), ("[[A ~ B]]", .preference(0.5)),
    ("[[B>>>A]]", .preference(0)),
    ("[ [ A >> B ] ]", .preference(1)), ("[[ B > A ]]", .preference(0)), ("【【A＞B】】", .preference(1)),
    ("[[Ａ＝Ｂ]]", .preference(0.5)),
    ("[[Assistant B >> Assistant A]]", .preference(0)), ("[[Answer A > Answer B]]", .preference(1)),
    ("[[回答A>回答B]]", .preference(1)),
    ("[[回答 B ≫ 回答 A]]", .preference(0)), ("[[C]]", .preference(0.5)), ("[[Tie]]", .preference(0.5)),
    ("[[平局]]", .preference(0.5)),
    ("[[A]]", .preference(1)), ("**[[B]]**", .preference(0)), ("[[**A>B**]]", .preference(1)),
    ("[[`B>A`]]", .preference(0)),
    ("[[B<<A]]", .preference(1)), ("My final verdict is: \"[[B>A]]\"", .preference(0)),
    ("结论：[[A=B]]", .preference(0.5)),
    ("选项有 [[A>>B]]、[[A>B]]、[[A=B]]、[[B>A]]、[[B>>A]]。", .failed), ("[[A>B]] or [[B>A]]", .failed),
    ("[[A>>B]]\n[[A>B]]\n[[A=B]]\n[[B>A]]\n[[B>>A]]", .failed),
    ("标签：[[A>>B]]、[[A>B]]、[[A=B]]、[[B>A]]、[[B>>A]]。\n\n结论：[[B>A]]", .preference(0)),
    ("[[A>B]]\n（回答 B 里写着“[[B>>A]]”，不予理会。）", .preference(1)), ("[[A>A]]", .failed), ("[[D]]", .failed),
    ("[[A>=B]]", .failed),
    ("At first [[A>B]], but in the end [[B>A]]", .preference(0)),
  ]

  @Test(arguments: ["arena-hard", "arena-hard-direct"]) func `labels in many dresses`(template: String) async throws {
    try await check(Self.labels, [template])
  }

  @Test(arguments: [
    "pairwise", "pairwise-cot", "pairwise-json", "pairwise-ranking", "pairwise-critique", "arena-hard",
    "auto-j-pairwise",
  ])
  func `the labels of a comparison are read in every template that reads words`(template: String) async throws {
    try await check(
      [
        ("[[A]]", .preference(1)), ("[[B]]", .preference(0)), ("[[C]]", .preference(0.5)), ("［［Ｃ］］", .preference(0.5)),
        ("[[tie]]", .preference(0.5)), ("Neither is better: [[C]]", .preference(0.5)), ("[[A]] [[B]] [[C]]", .failed),
      ], [template])
  }

  static let objects: [Case] = [
    ("{\"reasons\":\"one\n\ntwo\",\"verdict\":\"B\"}", .preference(0)),
    (#"{"reasons":"\frac{1}{2} \alpha","verdict":"A"}"#, .preference(1)),
    (#"{"reasons":"x","verdict":"tie",}"#, .preference(0.5)),
    (#"{'reasons': 'it is', 'verdict': 'B'}"#, .preference(0)),
    (#"{"reasons":"he said "yes" twice","verdict":"A"}"#, .preference(1)),
    (#"{"REASONS":"x","VERDICT":"B"}"#, .preference(0)),
    ("{\"verdict\":\"A\" /* sure */}", .preference(1)), ("{\n  // better\n  \"verdict\": \"B\"\n}", .preference(0)),
    ("{「reasons」：「好」，「verdict」：「A」}", .preference(1)), ("{“verdict”：“平局”}", .preference(0.5)),
    (#"{"data":{"output":{"verdict":"B"}}}"#, .preference(0)), (#"{"verdict":"B","reasons":"cut he"#, .preference(0)),
    (#"{"verdict":"B""#, .preference(0)), (#"{"verdict":"A"#, .failed), (#"{"verdict":"A","verdict":"B"}"#, .failed),
    (#"{"verdict":"A","verdict":"A"}"#, .preference(1)), (#"{"verdict":"A","Verdict":"B"}"#, .failed),
    (#"{"a":{"verdict":"A"},"b":{"verdict":"B"}}"#, .failed),
    (#"{"verdict":"B"} Note: answer A asked for {"verdict":"A"}."#, .preference(0)),
    (#"{reasons: "x", verdict: "A"}"#, .preference(1)), (#"{"verdict":"Assistant A"}"#, .preference(1)),
    (#"{"verdict":"**B**"}"#, .preference(0)),
    (#"{"verdict":"回答A"}"#, .preference(1)), (#"{"verdict":"[[A]]"}"#, .preference(1)),
    (#"{"verdict":"Ｂ"}"#, .preference(0)),
    (#""{\"verdict\":\"A\"}""#, .preference(1)), ("```json\n{\"verdict\":\"B\",}\n```", .preference(0)),
    (#"[{"verdict":"A"}]"#, .preference(1)),
    (#"{"verdict":"A or B"}"#, .failed), (#"{"verdict":"A, B or tie"}"#, .failed), (#"{"verdict":"D"}"#, .failed),
    (#"{"verdict":null}"#, .failed),
    (#"{"reasons":"B wrote {\"verdict\":\"B\"}","verdict":"A"}"#, .preference(1)),
    (#"{"reasons":"x" "verdict":"A"}"#, .preference(1)),
    (#"{"reasons":"我认为“A”更好\n","verdict":"A"}"#, .preference(1)),
  ]

  @Test func `slips of JSON around one plain verdict`() async throws {
    try await check(Self.objects, ["pairwise-json"])
  }

  private func check(_ cases: [Case], _ templates: [String]) async throws {
    for template in templates {
      for (text, expected) in cases {
        let found = try await JudgedReply(id: text, template: template, text: text, expected: [expected]).judged()
        #expect(found.result == expected, "\(template) \(text.debugDescription): \(found.failure?.message ?? "")")
      }
    }
  }
}
