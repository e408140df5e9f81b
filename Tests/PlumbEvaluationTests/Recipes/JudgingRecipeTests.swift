import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct JudgingRecipeTests {
  private func read(_ text: String) throws -> (recipe: JudgingRecipe, problems: [String]) {
    var fields = try YAMLDocument(text: text, file: "r.yaml").fields()
    var recipe = JudgingRecipe()
    recipe.update(from: &fields)
    return (recipe, fields.diagnostics.map(\.message))
  }

  @Test func `every key is read, and written so that it is read again`() throws {
    let (recipe, problems) = try read(
      """
      template: rating
      orders: random
      pairs: all
      turns: each
      repetitions: 2
      reference: true
      evidence: true
      temperature: 0
      scale: [1, 5]
      dimensions: { depth: how deep, tone: how kind }
      dimension_sets: { long: [depth, tone], short: [tone] }
      dimensions_by_category: { writing: long, writing/poem: short, math: [depth] }
      by_category: { math: { reference: false, max_tokens: 9, template: rating-short } }
      """)
    #expect(problems.isEmpty)
    #expect(recipe.rubric.dimensionNames(for: ["writing", "poem"]) == ["tone"])
    #expect(recipe.rubric.dimensionNames(for: ["writing", "letter"]) == ["depth", "tone"])
    #expect(recipe.rubric.dimensionNames(for: ["math"]) == ["depth"] && recipe.rubric.dimensionNames(for: []).isEmpty)
    let math = Item(id: "m", turns: ["q"], category: ["math"])
    #expect(!recipe.showsReference(for: math) && recipe.settings(for: math).maxTokens == 9)
    var fields = FieldReader(recipe.json, location: Location())
    var again = JudgingRecipe()
    again.update(from: &fields)
    #expect(again == recipe && fields.isValid)
  }

  @Test func `wrong values are named`() throws {
    let (_, problems) = try read(
      "scale: [5, 1]\nturns: both\npairs: some\ndimensions: 3\ndimension_sets: { a: 1 }\ndimensions_by_category: { x: y }"
    )
    #expect(problems.count == 6)
  }
}
