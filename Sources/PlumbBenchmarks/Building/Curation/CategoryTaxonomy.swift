internal import PlumbCore
internal import PlumbJudging

/// The categories that questions are sorted into.
public struct CategoryTaxonomy: Sendable, Equatable {
  /// A category.
  public struct Category: Sendable, Equatable {
    /// Its name, as items carry it.
    public var name: String
    /// What belongs to it, in a sentence.
    public var definition: String

    /// A category.
    public init(_ name: String, _ definition: String) {
      self.name = name
      self.definition = definition
    }
  }

  /// The categories in the order they are shown.
  public var categories: [Category]

  /// A taxonomy.
  public init(_ categories: [Category]) { self.categories = categories }

  /// AlignBench's eight categories, with definitions of our own.
  public static let alignBench = CategoryTaxonomy([
    Category("专业能力", "需要某一门学科或行业的专门知识：历史、法律、医学、物理、音乐、体育等的事实与原理"),
    Category("中文理解", "考查对汉语和中国文化的理解：字词、成语、诗文、典故、习俗、语病与歧义"),
    Category("基本任务", "对给定文字做常规处理：摘要、信息抽取、分类、翻译、改写、按格式整理"),
    Category("数学计算", "要算出或证明一个数学结果：算术、代数、几何、概率、微积分、应用题"),
    Category("文本写作", "要写出一篇完整的文字：书信、通知、报告、文案、诗歌、故事"),
    Category("综合问答", "没有唯一答案的生活问题：建议、观点、利弊、解释日常现象"),
    Category("角色扮演", "要以指定身份或在指定情境中说话：人物、职业、游戏、对话"),
    Category("逻辑推理", "要从条件推出结论而不靠专门知识：真假话、排序、因果、规律、证明"),
  ])

  /// Finds the category a model's reply names: a name alone, in quotes, or as the value of `category` in JSON.
  ///
  /// - Throws: `Failure` when the reply names none, or several.
  func category(in text: String) throws(Failure) -> String {
    for value in jsonValues(in: foldFullWidth(text)).reversed() {
      if let name = (value["category"] ?? value["类别"])?.string, let found = match(name) { return found }
    }
    if let found = match(text) { return found }
    let lastLine = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    for part in [lastLine, text] {
      let named = categories.filter { part.contains($0.name) }
      if named.count == 1 { return named[0].name }
      if named.count > 1 {
        throw Failure(
          .ambiguousVerdict, "The text names several categories: \(named.map(\.name).joined(separator: ", ")).")
      }
    }
    throw Failure(.noVerdict, "The text names none of the categories.")
  }

  private func match(_ name: String) -> String? {
    let key = comparableText(name)
    return categories.first { comparableText($0.name) == key }?.name
  }

  /// The list a model chooses from.
  var list: String { categories.map { "- \($0.name)：\($0.definition)" }.joined(separator: "\n") }

  var json: JSONValue {
    .array(categories.map { ["name": .string($0.name), "definition": .string($0.definition)] })
  }
}

extension CategoryTaxonomy {
  /// Reads `categories`: names, or objects of `name` and `definition`; AlignBench's eight when absent.
  init(from fields: inout FieldReader) {
    self = .alignBench
    guard let entries = fields.optional("categories", .array) else { return }
    var found: [Category] = []
    for (index, entry) in entries.enumerated() {
      if let name = entry.string ?? entry["name"]?.string, !name.isEmpty {
        found.append(Category(name, entry["definition"]?.string ?? ""))
      } else {
        fields.report("categories[\(index)]", "expected a name or an object with 'name' and 'definition'")
      }
    }
    if found.count < 2 { fields.report("categories", "expected at least two") }
    if Set(found.map(\.name)).count < found.count { fields.report("categories", "a name stands twice") }
    categories = found
  }
}
