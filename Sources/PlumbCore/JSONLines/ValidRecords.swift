/// The records of a file that Plumb itself wrote, one at a time.
package struct ValidRecords<Record: JSONRecord>: Sequence, IteratorProtocol {
  private let reader: JSONLinesReader<Record>

  /// Opens a file.
  ///
  /// - Throws: ``CoreError`` when it cannot be opened.
  package init(path: String) throws(CoreError) { reader = try JSONLinesReader(path: path) }

  /// The next record that can be read.
  package func next() -> Record? {
    while let line = reader.next() {
      if case .record(let record, _) = line { return record }
    }
    return nil
  }
}
