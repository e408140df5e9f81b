/// A part of Plumb that is chosen by name: a provider, a leaderboard method, a format.
public protocol Named {
  /// The word that chooses it, in specs and on the command line.
  var name: String { get }
}

/// Parts of one kind, found by name; other programs add their own.
///
/// Every kind of part that can be chosen by name has one such registry. What comes with Plumb is the registry's
/// `standard`; ``registering(_:)`` makes a registry with one more.
public struct Registry<Element: Named & Sendable>: Sendable {
  /// What an element is called in messages, with its article: `a leaderboard method`.
  public let noun: String
  /// What else would do in place of a name, as a sentence for messages.
  public let advice: String?
  /// The elements, in the order they were registered.
  public private(set) var elements: [Element] = []
  private var indices: [String: Int] = [:]

  /// A registry.
  ///
  /// - Parameters:
  ///   - noun: What an element is called in messages, with its article.
  ///   - elements: The elements; a later one replaces an earlier one of the same name, in its place.
  ///   - advice: What else would do in place of a name, as a sentence for messages.
  public init(_ noun: String, _ elements: [Element] = [], advice: String? = nil) {
    self.noun = noun
    self.advice = advice
    for element in elements { register(element) }
  }

  /// The names, in the order they were registered.
  public var names: [String] { elements.map(\.name) }

  /// The names as a message or a line of help lists them.
  public var list: String { names.joined(separator: ", ") }

  /// The element called `name`; `nil` when there is none.
  public subscript(name: String) -> Element? { indices[name].map { elements[$0] } }

  /// The element called `name`.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - place: Where it was given, for messages: `template 'mine': parser`.
  /// - Returns: The element.
  /// - Throws: ``CoreError`` that lists the names there are.
  public func element(named name: String, at place: String? = nil) throws(CoreError) -> Element {
    guard let element = self[name] else {
      let sentence = "'\(quoted(name, limit: 60))' is not \(noun); expected one of \(list)."
      throw CoreError(.invalidInput, (place.map { $0 + " " } ?? "") + sentence + (advice.map { " " + $0 } ?? ""))
    }
    return element
  }

  /// Adds an element, or replaces the one of the same name in its place.
  public mutating func register(_ element: Element) {
    if let index = indices[element.name] {
      elements[index] = element
    } else {
      indices[element.name] = elements.count
      elements.append(element)
    }
  }

  /// This registry with one more element, which replaces one of the same name.
  public func registering(_ element: Element) -> Registry {
    var copy = self
    copy.register(element)
    return copy
  }
}

extension FieldReader {
  /// The element of a registry that a key names.
  ///
  /// - Returns: `nil` when the key is absent, or after a problem was reported.
  public mutating func optional<Element>(_ key: String, in registry: Registry<Element>) -> Element? {
    guard let name = optional(key, .nonEmptyString) else { return nil }
    if let found = registry[name] { return found }
    report(key, registry.problem(ofName: name))
    return nil
  }
}

extension Registry {
  /// Why a name in a spec's field does not do.
  package func problem(ofName name: String) -> String { "'\(quoted(name, limit: 60))' is not known; expected \(list)" }
}
