internal import PlumbCore

/// Writes a JSON array one element a line, holding one element in memory.
final class JSONArrayWriter {
  /// How many elements were written.
  private(set) var count = 0

  private let file: OutputFile
  private var bytes: [UInt8] = []

  /// Starts the array; nothing is at `path` until ``finish()``.
  init(path: String) throws(CoreError) {
    file = try OutputFile(path: path)
    try file.write(Array("[".utf8))
  }

  /// Appends an element.
  func write(_ object: JSONObject) throws(CoreError) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: (count == 0 ? "\n" : ",\n").utf8)
    JSONValue.object(object).write(into: &bytes)
    try file.write(bytes)
    count += 1
  }

  /// Closes the array and moves the file into place.
  func finish() throws(CoreError) {
    try file.write(Array("\n]\n".utf8))
    try file.finish()
  }
}
