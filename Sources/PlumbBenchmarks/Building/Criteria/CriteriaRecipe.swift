internal import PlumbCore

extension BuildRecipe {
  /// Labels the items of any benchmark by the seven criteria, so that users see how demanding their own set is.
  package static let criteria = BuildRecipe(
    name: "criteria", summary: "label any benchmark's items by the 7 quality criteria"
  ) { fields, environment in
    let name = fields.required("benchmark", .nonEmptyString)
    var selection = ItemSelection()
    fields.section("items") { selection = ItemSelection(from: &$0) }
    let labeller = environment.model("labeller", from: &fields)
    let recorded = (fields.optional("labels", .strings) ?? []).map(environment.resolve)
    if labeller == nil, recorded.isEmpty, fields.isValid {
      fields.report("labeller", "missing; expected one of the models, or 'labels' with files of recorded labels")
    }
    guard let name, fields.isValid else { return [] }
    let isBuiltIn = BenchmarkLibrary.builtIn.contains { $0.id == name }
    let benchmark = try BenchmarkLibrary.benchmark(named: isBuiltIn ? name : environment.resolve(name))
    let admitted = try benchmark.items().filter(selection.admits)
    let chosen = stratifiedDraw(
      admitted.map { ($0.id, $0.topCategory ?? "") }, limit: selection.limit ?? max(1, admitted.count),
      seed: environment.spec.seed)
    return [
      PoolStep(benchmark: name, items: chosen.map { admitted[$0] }, omitted: 0),
      CriteriaStep(source: "pool", asked: labeller, recorded: recorded),
    ]
  }
}
