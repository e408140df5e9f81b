/// Whether a text can name a file: not empty or hidden, and without slashes, line breaks and control characters.
package func isFileName(_ text: String) -> Bool {
  !text.isEmpty && !text.hasPrefix(".")
    && !text.contains {
      $0 == "/" || $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
