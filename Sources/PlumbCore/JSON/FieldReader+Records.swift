extension FieldReader {
  /// Reads a nested record; its problems are reported with their full path.
  public mutating func record<Record: JSONRecord>(_ key: String, as type: Record.Type) -> Record? {
    guard let object = optional(key, .object) else { return nil }
    return record(object, at: key, as: type)
  }

  /// Reads an array of records; `nil` when the field is absent or an element is wrong.
  public mutating func records<Record: JSONRecord>(_ key: String, as type: Record.Type) -> [Record]? {
    guard let elements = optional(key, .array) else { return nil }
    var records: [Record] = []
    for (index, element) in elements.enumerated() {
      guard let object = element.object else {
        report("\(key)[\(index)]", "expected an object, found \(element.kindDescription)")
        return nil
      }
      guard let record = record(object, at: "\(key)[\(index)]", as: type) else { return nil }
      records.append(record)
    }
    return records
  }

  private mutating func record<Record: JSONRecord>(_ object: JSONObject, at key: String, as type: Record.Type)
    -> Record?
  {
    var nested = nested(object, at: key)
    let record = Record(from: &nested)
    report(nested.diagnostics)
    return nested.isValid ? record : nil
  }
}
