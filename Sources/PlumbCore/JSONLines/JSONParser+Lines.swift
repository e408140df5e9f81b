extension JSONParser {
  /// Parses a line of JSON Lines; a comma behind its value, as of an array's elements, is passed over.
  ///
  /// - Throws: ``JSONSyntaxError`` when the line holds no value.
  package func parse(withoutComma line: some BidirectionalCollection<UInt8>) throws(JSONSyntaxError) -> JSONValue {
    do {
      return try parse(line)
    } catch {
      guard let last = line.lastIndex(where: { ![0x20, 0x09, 0x0D].contains($0) }), line[last] == UInt8(ascii: ","),
        let value = try? parse(line[..<last])
      else { throw error }
      return value
    }
  }
}
