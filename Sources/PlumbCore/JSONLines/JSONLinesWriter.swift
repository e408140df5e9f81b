/// Writes JSON Lines as ``OutputFile`` does: a regular file with the target's name is always whole.
///
/// Not for use by two tasks at once.
public final class JSONLinesWriter {
  /// The path that ``finish()`` creates; `-` is standard output.
  public let path: String
  /// How many lines were written.
  public private(set) var count = 0

  private let file: OutputFile
  private var bytes: [UInt8] = []

  /// Starts a file; a link is followed, a pipe or a device is written into.
  ///
  /// - Throws: ``CoreError`` with code `file` when it cannot be created.
  public init(path: String) throws(CoreError) {
    self.path = path
    file = try OutputFile(path: path)
  }

  /// Writes one record as one line.
  public func write(_ record: some JSONRecord) throws(CoreError) { try write(.object(record.json)) }

  /// Writes one value as one line.
  public func write(_ value: JSONValue) throws(CoreError) {
    bytes.removeAll(keepingCapacity: true)
    value.write(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    try file.write(bytes)
    count += 1
  }

  /// Flushes and moves the file into place.
  public func finish() throws(CoreError) { try file.finish() }
}
