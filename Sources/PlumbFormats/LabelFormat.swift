public import PlumbCore

/// A label from another system's file, with what it is about.
public struct ImportedLabel: Sendable, Equatable {
  /// The label.
  public var label: Label
  /// What was asked.
  public var item: Item
  /// The answers that were judged, in the order of `label.models`; empty when the file does not hold them.
  public var answers: [String]

  /// A label.
  public init(label: Label, item: Item, answers: [String] = []) {
    self.label = label
    self.item = item
    self.answers = answers
  }
}

/// A format that people's labels can be read from.
public struct LabelFormat: Named, Sendable {
  /// Reads files one after the other and hands on each label.
  public typealias Reader =
    @Sendable (_ paths: [String], _ options: ReadOptions, _ body: (ImportedLabel) throws -> Void) throws -> ReadReport

  /// The name that `--from` takes.
  public let name: String
  /// What the files are, in a line of help.
  public let summary: String
  /// Whether the files of judgments hold the labels too.
  public let isWithJudgments: Bool
  /// Reads files.
  public let read: Reader

  /// A format.
  public init(name: String, summary: String, isWithJudgments: Bool = false, read: @escaping Reader) {
    self.name = name
    self.summary = summary
    self.isWithJudgments = isWithJudgments
    self.read = read
  }
}

extension Registry where Element == LabelFormat {
  /// The formats that people's labels can be read from: one file and one line each.
  public static var standard: Registry {
    Registry("a format that labels can be read from", [.plumb, .alpacaEval, .autoJ])
  }
}
