import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct LexicalEmbeddingTests {
  /// The share of texts whose ten nearest others, weighed by cosine, name their label.
  private func neighborAccuracy(_ embeddings: [[Float]], _ labels: [String], k: Int = 10) -> Double {
    var correct = 0
    for row in embeddings.indices {
      var near: [(similarity: Float, index: Int)] = []
      embeddings[row].withUnsafeBufferPointer { left in
        for other in embeddings.indices where other != row {
          embeddings[other].withUnsafeBufferPointer { right in
            var sum: Float = 0
            var index = 0
            while index < left.count {
              sum += left[index] * right[index]
              index += 1
            }
            if near.count < k || sum > near[near.count - 1].similarity {
              let place = near.firstIndex { $0.similarity < sum } ?? near.count
              near.insert((sum, other), at: place)
              if near.count > k { near.removeLast() }
            }
          }
        }
      }
      var votes: [String: Float] = [:]
      for neighbor in near { votes[labels[neighbor.index], default: 0] += neighbor.similarity }
      if votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key == labels[row] { correct += 1 }
    }
    return Double(correct) / Double(embeddings.count)
  }

  @Test func `at full rank the projection keeps all inner products of the matrix`() {
    var generator = SeededGenerator(seed: 9)
    var matrix = SparseVectors(rows: 12)
    let counts = (0..<12).map { _ in
      Dictionary(
        uniqueKeysWithValues: (0..<15).filter { _ in generator.int(0...2) == 0 }.map {
          (UInt64($0), generator.int(1...4))
        })
    }
    matrix.appendBlock(counts, termLimit: 100)
    let rank = min(12, matrix.columns)
    let projected = TruncatedSVD(rank: rank, seed: 1).projection(of: matrix)
    for i in 0..<12 {
      for j in 0..<12 {
        let plain = matrix.entries[i].reduce(0.0) { sum, entry in
          sum + Double(entry.value) * Double(matrix.entries[j].first { $0.column == entry.column }?.value ?? 0)
        }
        let kept = (0..<rank).reduce(0.0) { $0 + projected[i * rank + $1] * projected[j * rank + $1] }
        #expect(abs(plain - kept) < 1e-6)
      }
    }
  }

  @Test func `eigenvalues of a small symmetric matrix are those known by hand`() {
    let (values, vectors) = symmetricEigen([2, 1, 0, 1, 2, 0, 0, 0, 5], count: 3)
    #expect(zip(values, [5, 3, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(abs(vectors[6]) - 1) < 1e-12)
  }

  @Test func `texts about the same thing are near in both languages, and the same twice gives the same`() {
    let texts = [
      "How do I sort a list of numbers in Python code?", "Write Python code that sorts numbers in a list.",
      "What is the best recipe for apple cake with sugar?", "Give me a cake recipe with apple and sugar.",
      "用 Python 写一段排序算法的代码", "请给出排序算法的代码", "推荐一个苹果蛋糕的做法", "苹果蛋糕的做法是什么", "", "!!!",
    ]
    let embedding = LexicalEmbedding(dimensions: 6)
    let rows = embedding.embeddings(of: texts)
    func cosine(_ a: Int, _ b: Int) -> Float { zip(rows[a], rows[b]).reduce(0) { $0 + $1.0 * $1.1 } }
    for (a, b, far) in [(0, 1, 2), (2, 3, 0), (4, 5, 6), (6, 7, 4)] { #expect(cosine(a, b) > cosine(a, far) + 0.3) }
    #expect(rows[8].allSatisfy { $0 == 0 } && rows[9].allSatisfy { $0 == 0 })
    #expect(embedding.embeddings(of: texts) == rows)
    #expect(LexicalEmbedding().embeddings(of: []).isEmpty)
    #expect(LexicalEmbedding().embeddings(of: ["one", "two"]).count == 2)
  }

  @Test(.needsSharedData) func `neighbours share their label as often as was measured`() throws {
    let data = "\(SharedData.folder ?? "")/reference/data"
    for (path, textKey, labelKey, floor) in [
      ("alignbench/data_v1.1_release.jsonl", "question", "category", 0.70),
      ("evol_instruct/wizardlm_testset.jsonl", "Instruction", "Skill", 0.58),
    ] {
      var (texts, labels): ([String], [String]) = ([], [])
      for line in try String(contentsOfFile: "\(data)/\(path)", encoding: .utf8).utf8.split(
        separator: UInt8(ascii: "\n"))
      {
        let record = try JSONValue.parse(line)
        texts.append(record[textKey]?.string ?? "")
        labels.append(record[labelKey]?.string ?? "")
      }
      let accuracy = neighborAccuracy(LexicalEmbedding().embeddings(of: texts), labels)
      print("lexical embedding, 10 neighbours, \(path) \(labelKey): \(accuracy)")
      #expect(accuracy > floor, "\(path)")
    }
  }
}
