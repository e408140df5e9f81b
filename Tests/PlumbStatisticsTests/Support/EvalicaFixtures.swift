import PlumbStatistics

/// The example battles of evalica 0.4 (`food.csv`, `simple.csv`), for its golden figures.
enum EvalicaFixtures {
  private static let foodBattles = """
    Pizza Sushi 1,Burger Pasta 0,Tacos Pizza 1,Sushi Tacos 0,Burger Pizza 1,Pasta Sushi 0,Tacos Burger 1,Pizza Pasta t,
    Sushi Burger 0,Pasta Tacos 1,Burger Sushi 0,Tacos Pizza 1,Sushi Pasta t,Burger Tacos 1,Pizza Burger 0,Pasta Tacos 0,
    Burger Sushi 0,Tacos Pasta 1,Pizza Tacos 0,Sushi Burger 1,Pasta Pizza 0,Burger Sushi 0,Tacos Pasta 1,Pizza Sushi 1,
    Sushi Burger 0,Pasta Tacos 0,Tacos Pizza 1,Burger Pasta 0,Sushi Tacos 1,Pizza Burger 0
    """
  private static let simpleBattles = """
    0 1 t,0 2 0,0 2 t,0 4 t,1 0 1,1 2 t,1 2 t,1 3 t,2 4 t,3 0 1,3 1 1,3 2 1,3 4 t,3 4 t,4 0 1,4 3 1
    """

  static func food() throws -> PairCounts { try counts(battles(foodBattles), foodLabels) }
  static func simple() throws -> PairCounts {
    try counts(battles(simpleBattles, simpleLabels), simpleLabels)
  }
  static func foodInOrder() -> [Battle] { battles(foodBattles) }
  static func simpleInOrder() -> [Battle] { battles(simpleBattles, simpleLabels) }

  static let foodLabels = ["Tacos", "Sushi", "Burger", "Pasta", "Pizza"]
  static let simpleLabels = ["0", "1", "2", "3", "4"]

  private static func battles(_ text: String, _ labels: [String] = foodLabels) -> [Battle] {
    text.split { $0 == "," || $0 == "\n" }.map { line in
      let words = line.split(separator: " ").map(String.init)
      return Battle(
        first: labels.firstIndex(of: words[0]) ?? -1, second: labels.firstIndex(of: words[1]) ?? -1,
        score: words[2] == "t" ? 0.5 : words[2] == "1" ? 1 : 0)
    }
  }

  private static func counts(_ battles: [Battle], _ labels: [String]) throws -> PairCounts {
    var counts = PairCounts(labels: labels)
    for battle in battles {
      try counts.add(first: battle.first, second: battle.second, score: battle.score)
    }
    return counts
  }
}
