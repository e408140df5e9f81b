public import PlumbCore

extension JudgeDescription: JSONRecord {
  /// Reads what ``json`` wrote.
  public init?(from fields: inout FieldReader) {
    guard let word = fields.required("kind", .nonEmptyString) else { return nil }
    let kind: Kind?
    switch word {
    case "comparer":
      let names = ["model", "template", "orders"].map { fields.required($0, .string) }
      kind = Self.all(names).map { .comparer(model: $0[0], template: $0[1], orders: $0[2]) }
    case "grader":
      kind = Self.all(["model", "template"].map { fields.required($0, .string) })
        .map { .grader(model: $0[0], template: $0[1]) }
    case "rule":
      kind = Self.all(["name", "orders"].map { fields.required($0, .string) }).map { .rule(name: $0[0], orders: $0[1]) }
    case "pool":
      let template = fields.required("template", .string)
      kind = fields.required("members", .strings).flatMap { members in
        template.map { .pool(members: members, template: $0) }
      }
    case "jury":
      let rule = fields.required("rule", .string)
      let members = fields.required("members", .array).flatMap { _ in
        fields.records("members", as: JudgeDescription.self)
      }
      kind = rule.flatMap { rule in members.map { .jury(rule: rule, members: $0) } }
    case "alpaca-eval-config": kind = fields.required("name", .string).map { .alpacaEvalConfig(name: $0) }
    default:
      fields.report(
        "kind", "expected comparer, grader, rule, pool, jury or alpaca-eval-config, found '\(word)'")
      kind = nil
    }
    guard let kind else { return nil }
    self.init(
      kind, criteria: fields.optional("criteria", .string), isTwoPass: fields.optional("two_pass", .bool) ?? false,
      flipRate: fields.optional("label_flip", .number(in: 0...1)) ?? 0)
  }

  /// The kind and what belongs to it; words of an earlier version have no such form.
  public var json: JSONObject {
    var object: JSONObject = [:]
    switch kind {
    case .comparer(let model, let template, let orders):
      object = [
        "kind": "comparer", "model": .string(model), "template": .string(template), "orders": .string(orders),
      ]
    case .grader(let model, let template):
      object = ["kind": "grader", "model": .string(model), "template": .string(template)]
    case .rule(let name, let orders): object = ["kind": "rule", "name": .string(name), "orders": .string(orders)]
    case .pool(let members, let template):
      object = ["kind": "pool", "members": .array(members.map(JSONValue.string)), "template": .string(template)]
    case .jury(let rule, let members):
      object = ["kind": "jury", "rule": .string(rule), "members": .array(members.map { .object($0.json) })]
    case .alpacaEvalConfig(let name): object = ["kind": "alpaca-eval-config", "name": .string(name)]
    case .words: return [:]
    }
    object["criteria"] = criteria.map(JSONValue.string)
    if isTwoPass { object["two_pass"] = true }
    if flipRate > 0 { object["label_flip"] = .number(flipRate) }
    return object
  }

  private static func all(_ names: [String?]) -> [String]? {
    let found = names.compactMap(\.self)
    return found.count == names.count ? found : nil
  }
}
