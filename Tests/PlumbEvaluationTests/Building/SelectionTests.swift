import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct SelectionTests {
  private func prompts(_ count: Int, seed: Int) -> [SelectionRules.Candidate] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let cluster = generator.int(0...9)
      return SelectionRules.Candidate(
        item: "p\(index)", cluster: cluster == 9 ? nil : cluster,
        score: generator.int(0...9) == 0 ? nil : generator.int(0...7))
    }
  }

  private func chosen(_ rules: SelectionRules, _ prompts: [SelectionRules.Candidate]) -> Set<String> {
    Set(rules.decisions(for: prompts).filter { $0.status == .chosen }.map(\.item))
  }

  @Test(arguments: 1...6) func `what is decided agrees with the rules told plainly`(seed: Int) {
    let all = prompts(300, seed: seed)
    var rules = SelectionRules()
    (rules.promptThreshold, rules.clusterThreshold, rules.perCluster, rules.seed) = (4, 3.4, 3, seed)
    let records = rules.decisions(for: all)
    #expect(records.map(\.item) == all.map(\.item))
    var means: [Int: Double] = [:]
    for cluster in 0..<9 {
      let scores = all.filter { $0.cluster == cluster }.compactMap(\.score)
      means[cluster] = Double(scores.reduce(0, +)) / Double(scores.count)
    }
    for (prompt, record) in zip(all, records) {
      switch record.status {
      case .noLabel: #expect(prompt.score == nil)
      case .belowPromptThreshold: #expect((prompt.score ?? 9) < 4)
      case .inNoCluster: #expect(prompt.cluster == nil && (prompt.score ?? 0) >= 4)
      case .belowClusterThreshold: #expect((means[prompt.cluster ?? -1] ?? 9) < 3.4)
      case .notDrawn, .chosen: #expect((prompt.score ?? 0) >= 4 && (means[prompt.cluster ?? -1] ?? 0) >= 3.4)
      }
    }
    let perCluster = Dictionary(grouping: records.filter { $0.status == .chosen }, by: \.cluster).mapValues(\.count)
    #expect(perCluster.values.allSatisfy { $0 <= 3 } && !perCluster.isEmpty)
  }

  @Test func `larger draws keep what smaller ones took, and the order of prompts does not matter`() {
    let all = prompts(400, seed: 2)
    var rules = SelectionRules()
    (rules.promptThreshold, rules.clusterThreshold, rules.perCluster, rules.seed) = (3, 3, 2, 7)
    let base = chosen(rules, all)
    #expect(chosen(rules, all.reversed()) == base)
    var more = rules
    more.perCluster = 4
    #expect(chosen(more, all).isSuperset(of: base))
    var fewer = rules
    fewer.clusters = 2
    #expect(chosen(fewer, all).isSubset(of: base) && chosen(fewer, all).count == 4)
    var limited = rules
    limited.limit = 5
    #expect(chosen(limited, all).isSubset(of: base) && chosen(limited, all).count == 5)
    var other = rules
    other.seed = 8
    #expect(chosen(other, all) != base)
    // Clusters' numbers do not matter either.
    let renumbered = all.map { prompt in
      var prompt = prompt
      prompt.cluster = prompt.cluster.map { 20 - $0 }
      return prompt
    }
    #expect(chosen(rules, renumbered) == base)
  }

  @Test func `a topic's terms are those that others lack, in both languages`() {
    var texts: [String] = []
    var clusters: [Int?] = []
    for index in 0..<8 {
      texts.append("Please write Python code number \(index) that sorts a linked list")
      clusters.append(0)
      texts.append("请介绍北京故宫的历史建筑，第\(index)个问题关于故宫")
      clusters.append(1)
      texts.append("Nothing in particular number \(index)")
      clusters.append(nil)
    }
    let terms = TopicTerms(limit: 5).terms(of: texts, clusters: clusters)
    #expect(terms.count == 2)
    #expect(terms[0].contains { $0.contains("python") } && terms[0].contains { $0.contains("linked") })
    #expect(terms[1].contains { $0.contains("故宫") }, "\(terms[1])")
    #expect(!terms[0].contains("please") && !terms.joined().contains("请"))
    #expect(TopicTerms().terms(of: ["a"], clusters: [nil]).isEmpty)
  }

  @Test(arguments: [
    ("TOPIC: Sorting algorithms", "Sorting algorithms"), ("**Topic:** \"Cake recipes.\"", "Cake recipes"),
    ("主题：故宫历史", "故宫历史"),
    ("Sorting", "Sorting"), ("Let me think.\nTopic: Maps", "Maps"), ("One line\nanother line", nil), ("topic:", nil),
    (String(repeating: "long ", count: 30), nil), ("[end 53445a3d]", nil),
    ("1. 请帮我润色个人简历", nil), (String(repeating: "长", count: 21), nil),
  ])
  func `a topic's name is found, and what is no name is a failure`(text: String, name: String?) {
    #expect((try? topicName(in: text)) == name)
  }

  @Test func `k-means finds groups that are plainly there`() throws {
    var generator = SeededGenerator(seed: 3)
    var rows: [[Float]] = []
    for index in 0..<90 {
      var row = [Float](repeating: 0, count: 6)
      row[index % 3] = 1
      for at in row.indices { row[at] += Float(generator.int(-10...10)) / 200 }
      rows.append(normalized(row) ?? row)
    }
    let found = try SphericalKMeans(count: 3, seed: 1).clustering(of: rows)
    for index in 3..<90 { #expect(found.labels[index] == found.labels[index % 3]) }
    #expect(Set(found.labels.compactMap(\.self)).count == 3)
    #expect(try SphericalKMeans(count: 3, seed: 1).clustering(of: []).labels.isEmpty)
  }

  @Test func `density clusters are found where points are thick, and the same again`() async throws {
    var generator = SeededGenerator(seed: 11)
    var rows: [[Float]] = []
    for index in 0..<240 {
      var row = [Float](repeating: 0, count: 12)
      row[index % 4] = 1
      for at in row.indices { row[at] += Float(generator.int(-10...10)) / 100 }
      rows.append(normalized(row) ?? row)
    }
    let found = try await DensityClusterer(seed: 2).clustering(of: rows)
    #expect(found.labels.count == 240 && found.places.count == 240)
    let ofGroup = (0..<4).map { group in
      Set(stride(from: group, to: 240, by: 4).compactMap { found.labels[$0] })
    }
    for group in 0..<4 { for other in 0..<group { #expect(ofGroup[group].isDisjoint(with: ofGroup[other])) } }
    #expect(found.labels.count { $0 == nil } < 60)
    for (label, strength) in zip(found.labels, found.strengths) { #expect((label == nil) == (strength == nil)) }
    #expect(try await DensityClusterer(seed: 2).clustering(of: rows).labels == found.labels)
  }

  @Test func `embeddings come back from base64 as they were`() {
    let values: [Float] = [0, 1, -2.5, 1e-20, 3.14159]
    #expect(floats(fromBase64: base64(of: values)) == values)
    #expect(floats(fromBase64: "abc") == nil && floats(fromBase64: "") == nil)
    #expect(normalized([3, 4]) == [0.6, 0.8] && normalized([0, 0]) == nil && normalized([.nan]) == nil)
  }
}
