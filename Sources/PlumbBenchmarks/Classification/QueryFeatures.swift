/// The hashed n-grams of one query, block after block, and a few measures of its form.
struct QueryFeatures {
  /// A family of n-grams; each is normalized to length one by itself.
  enum Block: Int, CaseIterable {
    /// One to three tokens, of the beginning and the end.
    case words
    /// Two to five characters inside the pieces between spaces, of the beginning and the end.
    case characters
    /// One to three tokens of the first sentence.
    case firstWords
    /// Characters of the first sentence.
    case firstCharacters
    /// The first six tokens, tied to the beginning.
    case opening
    /// One to three tokens of the last sentence.
    case lastWords
    /// Two words with one or two words between them.
    case skips
    /// One or two words anywhere in the text.
    case allWords

    /// How much a block counts beside the others: the square of its length.
    ///
    /// Chosen by cross-validation on Auto-J's training queries.
    var weight: Double {
      switch self {
      case .words: 1.4
      case .characters: 1
      case .firstWords: 0.25
      case .firstCharacters: 0.22
      case .opening: 0.42
      case .lastWords: 0.4
      case .skips: 0.8
      case .allWords: 0.4
      }
    }

    /// In how many training queries an n-gram must stand to be kept.
    var minimumQueries: Int { self == .characters || self == .firstCharacters ? 3 : 2 }
  }

  /// The n-grams' hashes, one an occurrence.
  private(set) var hashes: [UInt32] = []
  /// Where each block ends in ``hashes``.
  private(set) var ends: [Int] = []
  /// The measures, see ``QueryForm``.
  private(set) var form: [Float] = []

  /// Takes the features of a text.
  init(_ text: String) {
    let query = NormalizedQuery(text)
    let clipped = query.clipped
    let first = query.firstSentence
    hashes.reserveCapacity(clipped.count * 6)
    let clippedTokens = NormalizedQuery.tokens(of: clipped)
    addWords(clippedTokens, upTo: 3, block: .words)
    addCharacters(clipped, block: .characters)
    addWords(NormalizedQuery.tokens(of: first), upTo: 3, block: .firstWords)
    addCharacters(first, block: .firstCharacters)
    let isShort = query.scalars.count <= 600
    let all = isShort ? clippedTokens : NormalizedQuery.tokens(of: query.scalars[...])
    addOpening(all)
    addWords(NormalizedQuery.tokens(of: query.lastSentence), upTo: 3, block: .lastWords)
    addSkips(clippedTokens)
    addWords(all.filter(\.isWord), upTo: 2, block: .allWords)
    form = QueryForm.measures(of: text, query: query, tokens: all)
  }

  private mutating func add(_ hash: UInt64, _ block: Block) {
    var mixed = (hash ^ (UInt64(block.rawValue + 1) &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    hashes.append(UInt32(truncatingIfNeeded: (mixed &* 0x94D0_49BB_1331_11EB) >> 32))
  }

  private mutating func addWords(_ tokens: [NormalizedQuery.Token], upTo length: Int, block: Block) {
    for start in tokens.indices {
      var hash: UInt64 = 0
      for index in start..<min(tokens.count, start + length) {
        hash = (hash &+ tokens[index].hash) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 29
        add(hash, block)
      }
    }
    ends.append(hashes.count)
  }

  private mutating func addCharacters(_ part: ArraySlice<UInt32>, block: Block) {
    var piece: [UInt32] = []
    func isLast(_ index: Int) -> Bool { index == part.endIndex }
    for index in part.startIndex...part.endIndex {
      guard isLast(index) || NormalizedQuery.isSpace(part[index]) else {
        if piece.isEmpty { piece.append(32) }
        piece.append(part[index])
        continue
      }
      guard !piece.isEmpty else { continue }
      piece.append(32)
      for start in piece.indices {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for offset in start..<min(piece.count, start + 5) {
          hash = (hash ^ UInt64(piece[offset])) &* 0x9FB2_1C65_1E98_DF25
          hash ^= hash >> 32
          if offset > start { add(hash, block) }
        }
      }
      piece.removeAll(keepingCapacity: true)
    }
    ends.append(hashes.count)
  }

  private mutating func addOpening(_ tokens: [NormalizedQuery.Token]) {
    var sequence: [UInt64] = [0xA5A5_A5A5_0000_0001]
    sequence += tokens.prefix(6).map(\.hash)
    for start in sequence.indices {
      var hash: UInt64 = 0
      for index in start..<min(sequence.count, start + 4) {
        hash = (hash &+ sequence[index]) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 29
        add(hash, .opening)
      }
    }
    ends.append(hashes.count)
  }

  private mutating func addSkips(_ tokens: [NormalizedQuery.Token]) {
    let words = tokens.lazy.filter(\.isWord).prefix(120).map(\.hash)
    let hashes = Array(words)
    for start in hashes.indices {
      for gap in 2...3 where start + gap < hashes.count {
        var hash = hashes[start] &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 29
        add((hash &+ hashes[start + gap]) &* 0x9FB2_1C65_1E98_DF25, .skips)
      }
    }
    ends.append(self.hashes.count)
  }
}
