import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct LintRuleTests {
  private func item(
    _ id: String = "a", _ question: String = "问题是什么？", _ reference: String? = nil, evidence: String? = nil,
    category: [String] = []
  ) -> Item {
    Item(
      id: id, turns: [question], references: reference.map { [$0] } ?? [], evidence: evidence, category: category,
      language: "zh")
  }

  private func evidence(_ question: String, _ reference: String, _ evidence: String) -> [String] {
    EvidenceRule().findings(in: [item("a", question, reference, evidence: evidence)]).map {
      "\($0.severity.rawValue): \($0.message)"
    }
  }

  @Test func `a figure that the evidence gives otherwise is an error`() {
    #expect(
      evidence("两地相距多远？", "两地的距离约为45公里。", "电报线路全长65公里。") == ["error: the reference says 45公里, the evidence 65公里"])
    #expect(
      evidence("谁的奖更多？", "梅西得了7次，C罗5次。", "梅西以8次遥遥领先，C罗以5次第二。") == ["error: the reference says 7次, the evidence 8次"])
    #expect(
      evidence("How long is it?", "The tunnel is 52 km long.", "The tunnel has a length of 57.1 km.")
        == ["error: the reference says 52 km, the evidence 57.1 km"])
    #expect(
      evidence("共有多少块？", "成人有二百零八块骨头。", "成人共有206块骨头。") == ["error: the reference says 二百零八块, the evidence 206块"])
  }

  @Test func `a date that the evidence gives otherwise is an error`() {
    #expect(
      evidence("何时当选院士？", "他在1942年当选为科学院院士。", "1904年生于纽约；1941年，当选为国家科学院院士。")
        == ["error: the reference says 1942年, the evidence 1941年"])
    #expect(
      evidence("哪天？", "一九四九年十月二日，典礼举行。", "1949年10月1日举行典礼。").first
        == "error: the reference says 一九四九年十月二日, the evidence 1949年10月1日")
    #expect(
      evidence("When was it signed?", "It was signed on July 5, 1776.", "The declaration was signed on 4 July 1776.")
        .count
        == 1)
  }

  @Test func `another name of the same kind is an error in a short answer`() {
    #expect(
      evidence("世界最大的海港是哪个？", "是荷兰的鹿特丹港。", "上海港是世界第一大港。") == ["error: the reference names 鹿特丹港, the evidence 上海港"])
    #expect(evidence("作词者是谁？", "岩里佑子", "作词：岩里祐子") == ["warning: the reference writes 岩里佑子, the evidence 岩里祐子"])
  }

  @Test(arguments: [
    // Other wordings and units of the same figure.
    ("多长？", "约64.4公里。", "长64公里。"), ("多长？", "长一百米。", "全长100米。"), ("多少人？", "一共三位。", "共有3名。"),
    ("何时？", "二〇〇五年。", "2005年8月成立。"), ("占多少？", "占１２．５％。", "占12.5%。"),
    // What the evidence does not speak of.
    ("多高？", "高8848米，1953年有人登顶。", "位于中国与尼泊尔边界。"),
    // What the question says.
    ("2014年的45公里赛跑，谁是冠军？", "45公里赛跑的冠军是甲。", "乙在65公里赛跑中获胜。"),
    // Other things counted by the same general word.
    ("有多少定理？", "全书约有450个定理和证明，影响深远。", "他给出了23个定义，5个公设。"),
    ("哪所大学？", "哈佛大学。", "美国哈佛大学成立最早。"), ("唯一的线？", "过一点只有唯一一条平行线。", "两条直线相交。"),
  ])
  func `what does not contradict is no finding`(question: String, reference: String, evidence text: String) {
    #expect(evidence(question, reference, text) == [])
  }

  @Test(arguments: [
    ("```python\nprint(1)\n", "error: a code fence is opened and not closed"),
    ("原因有三点：", "error: the text ends with “：”"),
    ("先放盐，再放糖，", "error: the text ends with “，”"), ("见下（一）和（二", "warning: “（” in the last line is not closed"),
    (
      "The city was founded early. It grew fast. Later it became one of the largest of the",
      "warning: the last sentence has no end: “…e largest of the”"
    ),
  ])
  func `a reference that stops early is found`(reference: String, expected: String) {
    let findings = TruncationRule().findings(in: [item("a", "q", reference)])
    #expect(findings.map { "\($0.severity.rawValue): \($0.message)" } == [expected])
  }

  @Test(arguments: [
    "```python\nprint(1)\n```", "鹿特丹港", "H2O", "- 一\n- 二", "春眠不觉晓，\n处处闻啼鸟。", "x = 3", "王老师\n2025年6月9日", "“好。”",
    "The answer is 42", "| a | b |\n|---|---|\n| 1 | 2 |",
  ])
  func `a reference that is whole is no finding`(reference: String) {
    #expect(TruncationRule().findings(in: [item("a", "q", reference)]).isEmpty)
  }

  @Test func `stale facts are found by their words and dates`() {
    let rule = StaleFactRule(year: 2026)
    func findings(_ question: String, _ reference: String, evidence: String? = nil) -> Int {
      rule.findings(in: [item("a", question, reference, evidence: evidence)]).count
    }
    #expect(findings("谁更多？", "到2023年，他共获得7次。") == 1)
    #expect(findings("Who?", "As of March 2021, the tallest one is X.") == 1)
    #expect(findings("现任主席是谁？", "某人。") == 1)
    #expect(findings("目前最高的楼是哪座？", "某楼。") == 1)
    #expect(findings("目前是哪家？", "某家。", evidence: "某家。") == 1)
    #expect(findings("What is the current speed record?", "300 km/h.", evidence: "x") == 1)
    // In a story, with a date, in another word, or after the year in question.
    #expect(findings("小明今年8岁，三年后呢？", "11岁。") == 0)
    #expect(findings("2008年目前最高的楼？", "某楼。", evidence: "x") == 0)
    #expect(findings("我发现任何问题怎么办？", "告诉我。") == 0)
    #expect(findings("Where do ocean currents go?", "Around.", evidence: "x") == 0)
    #expect(findings("何时？", "到2040年，它将完工。") == 0)
  }

  @Test func `duplicates are found through spaces, width and punctuation`() {
    let base = "甲乙丙丁四人只有一人说了真话，请问奖金是谁得的？请说明理由，不超过一百字。"
    let findings = DuplicateRule().findings(in: [
      item("a", base, "甲"), item("b", "甲乙丙丁四人 只有一人说了真话,请问奖金是谁得的?请说明理由。不超过一百字", "乙"),
      item("c", base + "谢谢", "甲"), item("d", "天空为什么是蓝色的？请用三句话向孩子解释清楚。", "瑞利散射"),
      item("e", "天空为什么是蓝色的？请用三句话向孩子解释明白。", "散射"), item("f", "短", "x"), item("g", "短 ", "x"),
    ])
    #expect(
      findings.map { "\($0.severity.rawValue) \($0.item ?? "")" } == ["error b", "error g", "warning c", "warning e"])
    #expect(findings[0].message == "the question is the same as that of a, with another reference")
  }

  @Test func `formulas that differ in a sign are not the same question`() {
    #expect(DuplicateRule().findings(in: [item("a", "3 + 4 = ?"), item("b", "3 - 4 = ?")]).isEmpty)
  }

  @Test func `ids are checked`() {
    let findings = IdentifierRule().findings(in: [
      item("a"), item("a"), item("a"), item("b c"), item(" d"), item("e\u{7}"), item("f/g"), item("题-1_x.2"),
      item(String(repeating: "x", count: 121)),
    ])
    #expect(
      findings.map { "\($0.severity.rawValue): \($0.message)" } == [
        "error: the id stands more than once", "warning: the id holds a space",
        "error: the id begins or ends with a space",
        "error: the id holds an invisible character", "warning: the id holds a slash",
        "warning: the id has 121 characters",
      ])
  }

  @Test func `empty and missing references are found`() {
    let findings = ReferenceRule().findings(in: [
      item("a", "q", "r", category: ["m"]), item("b", "q", "", category: ["m"]), item("c", "q", category: ["m"]),
      item("d", " ", "r", category: ["m"]), item("e", "等于几？", "等于几", category: ["m"]), item("f", "q", category: ["w"]),
      Item(id: "g", turns: ["q", "p"], references: ["r"], category: ["m"]),
      item("h", "q", "r", evidence: " ", category: ["m"]),
    ])
    #expect(
      findings.map { "\($0.item ?? ""): \($0.severity.rawValue) \($0.field ?? "")" } == [
        "b: error references", "c: warning references", "d: error turns[0]", "e: error references[0]",
        "g: warning references[1]", "h: warning evidence",
      ])
  }

  @Test func `categories too small to report are found at every level`() {
    let items =
      (0..<6).map { item("a\($0)", category: ["数学", $0 < 5 ? "代数" : "几何"]) } + [item("b", category: ["写作"]), item("c")]
    #expect(
      SizeRule().findings(in: items).map { "\($0.severity.rawValue): \($0.message)" } == [
        "note: category 数学 / 几何 has 1 item", "warning: category 写作 has 1 item",
        "warning: 1 of 8 items have no category",
      ])
    #expect(SizeRule().findings(in: []).map(\.severity) == [.error])
    #expect(SizeRule().findings(in: [item()]).map(\.message) == ["the set has 1 item"])
  }
}
