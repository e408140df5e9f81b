public import PlumbCore

/// A model file on this machine.
public struct LocalModel: Sendable, Hashable {
  /// Where it is.
  public let path: String
  /// Its name without the folders.
  public let fileName: String
  /// Its size in bytes.
  public let size: Int
  /// Eight hexadecimal digits of the SHA-256 of its size and of 64 KiB each from its start, middle and end.
  public let digest: String

  /// Looks at a model file.
  ///
  /// - Throws: ``ClientError`` when there is no such file, or it is not in the format GGUF.
  public init(path: String) throws(ClientError) {
    guard let file = SampledFile(path: path) else {
      throw ClientError(
        .missingModel,
        "there is no readable model file at '\(quoted(path, limit: 200))'. Give the path of a .gguf file, or a built-in name: "
          + LocalModelLocator.builtInNames.joined(separator: ", ") + ".")
    }
    guard file.start.starts(with: Array("GGUF".utf8)) else {
      throw ClientError(
        .missingModel,
        "'\(quoted(path, limit: 200))' is not a GGUF model file: it does not begin with the letters GGUF. "
          + "Download it again, or give another file.")
    }
    self.path = path
    fileName = String(path.split(separator: "/").last ?? Substring(path))
    size = file.size
    let sample = Array(String(file.size).utf8) + file.start + file.middle + file.end
    digest = String(hexadecimal(sha256(sample)).prefix(8))
  }

  /// Who answers: the file, so that replies of other weights are never taken for this one's.
  ///
  /// Where the file or its server is does not matter.
  public var identity: ModelIdentity {
    ModelIdentity(provider: "local", model: "\(fileName) (\(size) bytes, \(digest))")
  }
}
