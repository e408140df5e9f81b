#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What tells the prompts of one cluster from the others: class-based TF-IDF.
///
/// A term's weight in a cluster is its share of the cluster's terms times ln(1 + A / f), with A the mean number of terms of a
/// cluster and f the term's frequency in all. Terms are Latin words and pairs of words without stop words, and Han words of
/// two to four characters found without a dictionary: runs that occur in at least three prompts, hold together far more than
/// their parts would by chance (twelve times as often, or in half of the parts' own occurrences), and are not merely part of a
/// longer one.
///
/// - Note: Grootendorst 2022, arXiv:2203.05794, equation 3. Cohesion is the least pointwise mutual information over the two
///   parts of a run (Church & Hanks 1990).
struct TopicTerms {
  /// How many terms a cluster gets.
  var limit = 10

  /// The terms of each cluster, the heaviest first.
  ///
  /// - Parameters:
  ///   - texts: The prompts.
  ///   - clusters: The cluster of each prompt, from 0; `nil` for those in none, which count in no cluster.
  /// - Returns: As many lists as there are clusters.
  func terms(of texts: [String], clusters: [Int?]) -> [[String]] {
    let count = (clusters.compactMap(\.self).max() ?? -1) + 1
    guard count > 0 else { return [] }
    let lexicon = HanLexicon(texts)
    var frequency = [[String: Int]](repeating: [:], count: count)
    var prompts: [String: Int] = [:]
    for (text, cluster) in zip(texts, clusters) {
      let found = Self.termCounts(of: text, lexicon: lexicon)
      for term in found.keys { prompts[term, default: 0] += 1 }
      guard let cluster else { continue }
      // A prompt that says a word fifty times says it once as far as the topic goes.
      for (term, number) in found { frequency[cluster][term, default: 0] += min(number, 3) }
    }
    var overall: [String: Int] = [:]
    for part in frequency { for (term, number) in part { overall[term, default: 0] += number } }
    let mean = Double(overall.values.reduce(0, +)) / Double(count)
    return frequency.map { part in
      let total = Double(max(1, part.values.reduce(0, +)))
      let weighted = Self.withoutParts(part).filter { (prompts[$0.key] ?? 0) > 1 && $0.value > 1 }.map { term, number in
        (term: term, weight: Double(number) / total * log(1 + mean / Double(overall[term] ?? 1)))
      }
      return Self.distinct(weighted.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.map(\.term), limit: limit)
    }
  }

  /// The counts without words that nearly always stand in one pair of words.
  private static func withoutParts(_ counts: [String: Int]) -> [String: Int] {
    var parts: Set<String> = []
    for (pair, count) in counts {
      let words = pair.split(separator: " ").map(String.init)
      guard words.count == 2, count > 1 else { continue }
      for word in words where Double(count) >= 0.8 * Double(counts[word] ?? 0) { parts.insert(word) }
    }
    return counts.filter { !parts.contains($0.key) }
  }

  /// The first terms, without those that only repeat words of earlier ones.
  private static func distinct(_ terms: [String], limit: Int) -> [String] {
    var chosen: [String] = []
    for term in terms where chosen.count < limit {
      let isPart = chosen.contains { earlier in
        earlier.contains(term) || term.contains(earlier) && !term.contains(" ")
          || Set(term.split(separator: " ")).isSubset(of: Set(earlier.split(separator: " ")))
      }
      if !isPart { chosen.append(term) }
    }
    return chosen
  }

  private static func termCounts(of text: String, lexicon: HanLexicon) -> [String: Int] {
    var counts: [String: Int] = [:]
    var previous: String?
    for token in tokens(of: text.unicodeScalars.prefix(4_000)) where !token.isHan {
      let word = String(String.UnicodeScalarView(token.letters.compactMap(Unicode.Scalar.init)))
      guard word.count > 2, !word.allSatisfy(\.isNumber), !topicStopWords.contains(word) else {
        previous = nil
        continue
      }
      counts[word, default: 0] += 1
      if let previous { counts["\(previous) \(word)", default: 0] += 1 }
      previous = word
    }
    for word in lexicon.words(of: text) { counts[word, default: 0] += 1 }
    return counts
  }
}

/// Han words of a corpus, found by statistics alone.
struct HanLexicon {
  private let words: Set<String>

  /// Finds the words of texts.
  init(_ texts: [String]) {
    var counts: [String: Int] = [:]
    var seen: [String: Int] = [:]
    var characters = 0
    for (index, text) in texts.enumerated() {
      for run in Self.runs(of: text) {
        characters += run.count
        for length in 1...4 where run.count >= length {
          for start in 0...(run.count - length) {
            let word = String(run[start..<(start + length)])
            counts[word, default: 0] += 1
            // Only the number of different texts up to three matters; the last text is remembered beside it.
            if length > 1 { seen[word] = Self.note(index, in: seen[word]) }
          }
        }
      }
    }
    let total = Double(max(1, characters))
    var words: Set<String> = []
    for (word, count) in counts where word.count > 1 && Self.texts(in: seen[word]) >= 3 {
      let letters = Array(word)
      if letters.contains(where: hanStopCharacters.contains) || hanStopWords.contains(word) { continue }
      var cohesion = Double.infinity
      var isInseparable = true
      for split in 1..<letters.count {
        let (left, right) = (String(letters[..<split]), String(letters[split...]))
        let expected = Double(counts[left] ?? 1) * Double(counts[right] ?? 1) / total
        cohesion = min(cohesion, Double(count) / expected)
        if 2 * count < max(counts[left] ?? 1, counts[right] ?? 1) { isInseparable = false }
      }
      if cohesion > 12 || isInseparable { words.insert(word) }
    }
    // A run that nearly always stands inside one longer word is no word of its own.
    var parts: Set<String> = []
    for word in words where word.count > 2 {
      let letters = Array(word)
      for length in 2..<letters.count {
        for start in 0...(letters.count - length) {
          let part = String(letters[start..<(start + length)])
          if words.contains(part), Double(counts[part] ?? 0) < 1.25 * Double(counts[word] ?? 0) { parts.insert(part) }
        }
      }
    }
    self.words = words.subtracting(parts)
  }

  /// The words of a text, the longest first at each place.
  func words(of text: String) -> [String] {
    var found: [String] = []
    for run in Self.runs(of: text) {
      var at = 0
      while at < run.count {
        let length = [4, 3, 2].first { length in
          at + length <= run.count && words.contains(String(run[at..<(at + length)]))
        }
        if let length { found.append(String(run[at..<(at + length)])) }
        at += length ?? 1
      }
    }
    return found
  }

  private static func runs(of text: String) -> [[Character]] {
    var runs: [[Character]] = [[]]
    for scalar in text.unicodeScalars.prefix(4_000) {
      if isHanScalar(scalar.value) {
        runs[runs.count - 1].append(Character(scalar))
      } else if !runs[runs.count - 1].isEmpty {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// The last text in the upper bits, the number of different texts in the lower two.
  private static func note(_ text: Int, in value: Int?) -> Int {
    guard let value else { return text << 2 | 1 }
    return value >> 2 == text ? value : text << 2 | min(3, value & 3 + 1)
  }

  private static func texts(in value: Int?) -> Int { (value ?? 0) & 3 }
}

private let hanStopCharacters: Set<Character> = Set(
  "的了和是在就都也很这那我你他她它们吗呢吧啊与及而或但个把被让对从到为以于之其并且则若一二三四五六七八九十几些每各请您会可能将已还又再不没有要")

private let hanStopWords: Set<String> = [
  "什么", "如何", "怎么", "怎样", "为什", "以下", "下面", "下列", "上述", "根据", "回答", "问题", "需要", "进行", "使用", "介绍", "说明", "分析", "描述",
  "给出", "写出",
  "写篇", "帮忙", "中的", "其中", "以及", "或者", "因为", "所以", "如果", "那么", "关于", "应该", "哪些", "哪个", "多少", "内容", "要求", "提供", "包括",
  "例如",
]

private let topicStopWords: Set<String> = Set(
  """
  the and for with that this from are was were you your can what how have has had not but all any will would should could may \
  might must about into over under out who whom which when where why there here their they them his her its our ours than then \
  these those such some more most other each both only own same very just also being been does did doing done one two three \
  use using used give given provide please write make want need like following below above example examples answer question \
  text sentence sentences word words help know let get see think tell say said way many much new good best based between \
  because through while during before after again without within per via etc don doesn didn isn aren wasn won explain describe \
  list show find following first second last next different well
  """.split(whereSeparator: \.isWhitespace).map(String.init))
