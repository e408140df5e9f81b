/// A question with two recorded answers and what a person thinks of them.
struct Question: Sendable {
  let id: String
  let text: String
  let thorough: String
  let terse: String
  /// 1 when the person likes the terse answer better, 0 for the thorough one, 0.5 for neither.
  let terseIsBetter: Double

  static let all = [
    Question(
      id: "plumb-line", text: "What is a plumb line for?",
      thorough: "To find the vertical, because a hanging weight points down; for example when a wall is built.",
      terse: "To find the vertical.", terseIsBetter: 0),
    Question(
      id: "level", text: "What does a spirit level show?",
      thorough: "Whether a surface is level, because the bubble rises to the highest place.",
      terse: "Whether a surface is level.", terseIsBetter: 0),
    Question(
      id: "square", text: "What is a try square?",
      thorough: "A tool to check right angles, for example at the corner of a frame.",
      terse: "A tool to check right angles.", terseIsBetter: 0),
    Question(
      id: "inches", text: "How many inches are in a foot? One number, please.",
      thorough: "There are 12, because a foot was divided so, for example in England.",
      terse: "12", terseIsBetter: 1),
    Question(
      id: "chalk", text: "What is a chalk line?",
      thorough: "A string with chalk that leaves a straight mark.",
      terse: "A chalked string; it is used because it marks straight lines.", terseIsBetter: 1),
    Question(
      id: "mortar", text: "What is mortar made of?",
      thorough: "Sand, water and cement or lime.",
      terse: "Sand, water, cement or lime.", terseIsBetter: 0.5),
  ]
}
