internal import PlumbCore

/// What a judge is told to grade in one item's answer, and on which scale.
public struct RatingGuidance: Sendable, Equatable {
  /// One thing to grade.
  public struct Dimension: Sendable, Equatable {
    /// Its name, the key of its grade.
    public var name: String
    /// What it means, in a sentence; empty when the name says it.
    public var definition: String

    /// A dimension.
    public init(_ name: String, _ definition: String = "") {
      self.name = name
      self.definition = definition
    }
  }

  /// The lowest and the highest grade.
  public var scale: ClosedRange<Double>
  /// The dimensions in order; empty when only an overall grade is wanted.
  public var dimensions: [Dimension]
  /// Further slots of the template by name, such as the criteria of a scenario.
  public var slots: [String: String]

  /// Guidance.
  public init(scale: ClosedRange<Double> = 1...10, dimensions: [Dimension] = [], slots: [String: String] = [:]) {
    self.scale = scale
    self.dimensions = dimensions
    self.slots = slots
  }
}

extension RatingGuidance {
  /// A numbered line for each dimension: its name and what it means.
  var dimensionList: String {
    dimensions.enumerated().map { index, dimension in
      "\(index + 1). \(dimension.name)" + (dimension.definition.isEmpty ? "" : ": \(dimension.definition)")
    }.joined(separator: "\n")
  }

  /// The object the judge is asked to end with, `N` in place of each grade.
  func gradeForm(overall: String) -> String {
    "{" + (dimensions.map(\.name) + [overall]).map { "\"\($0)\": N" }.joined(separator: ", ") + "}"
  }

  /// The `response_format` that lets a model write nothing but the object of grades, each a whole number on the scale.
  func responseFormat(overall: String) -> JSONValue {
    let names = dimensions.map(\.name) + [overall]
    let grade: JSONValue = [
      "type": "integer", "minimum": .number(scale.lowerBound.rounded(.up)),
      "maximum": .number(scale.upperBound.rounded(.down)),
    ]
    return [
      "type": "json_schema",
      "json_schema": [
        "name": "grades", "strict": true,
        "schema": [
          "type": "object", "properties": .object(JSONObject(names.map { .init(key: $0, value: grade) })),
          "required": .array(names.map(JSONValue.string)), "additionalProperties": false,
        ],
      ],
    ]
  }

  /// What a parser may expect.
  var expected: ExpectedRatings { ExpectedRatings(scale: scale, dimensions: dimensions.map(\.name)) }
}
