import Foundation

/// A plain scanner of HTML start and end tags, written for the tests so that they do not trust the code under test.
struct Markup {
  /// A start tag.
  struct Tag: Hashable {
    var name: String
    var attributes: [String]
    var values: [String: String]

    /// The tag without its values.
    var shape: String { "\(name) \(attributes.sorted().joined(separator: " "))" }
  }

  private(set) var tags: [Tag] = []

  /// Scans what a browser would see: raw text of `script` and `style` is skipped up to its end tag.
  init(_ html: String) {
    let text = Array(html.unicodeScalars)
    var index = 0
    while index < text.count {
      guard text[index] == "<", index + 1 < text.count, text[index + 1].properties.isAlphabetic, text[index + 1].isASCII
      else {
        index += 1
        continue
      }
      index += 1
      var name = ""
      while index < text.count, !" \n\t/>".unicodeScalars.contains(text[index]) {
        name.unicodeScalars.append(text[index])
        index += 1
      }
      var tag = Tag(name: name.lowercased(), attributes: [], values: [:])
      while index < text.count, text[index] != ">" {
        guard !" \n\t/".unicodeScalars.contains(text[index]) else {
          index += 1
          continue
        }
        var key = ""
        while index < text.count, !" \n\t/>=".unicodeScalars.contains(text[index]) {
          key.unicodeScalars.append(text[index])
          index += 1
        }
        var value = ""
        if index < text.count, text[index] == "=" {
          index += 1
          if index < text.count, text[index] == "\"" || text[index] == "'" {
            let quote = text[index]
            index += 1
            while index < text.count, text[index] != quote {
              value.unicodeScalars.append(text[index])
              index += 1
            }
            index += 1
          } else {
            while index < text.count, !" \n\t>".unicodeScalars.contains(text[index]) {
              value.unicodeScalars.append(text[index])
              index += 1
            }
          }
        }
        tag.attributes.append(key.lowercased())
        tag.values[key.lowercased()] = value
      }
      tags.append(tag)
      if tag.name == "script" || tag.name == "style" {
        let end = Array("</\(tag.name)".unicodeScalars)
        while index + end.count <= text.count, Array(text[index..<(index + end.count)]) != end { index += 1 }
      }
    }
  }
}

/// The text between the first `open` and the `close` that follows.
func between(_ text: String, _ open: String, _ close: String) -> String? {
  guard let start = text.range(of: open), let end = text[start.upperBound...].range(of: close) else { return nil }
  return String(text[start.upperBound..<end.lowerBound])
}
