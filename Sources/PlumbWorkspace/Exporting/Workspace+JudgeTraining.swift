internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging

extension Workspace {
  /// Writes runs' judgments as chats from which a model learns to judge, a JSON object a line.
  ///
  /// - Parameters:
  ///   - request: The runs, and what is kept of them.
  ///   - file: The file to write; `-` is standard output.
  /// - Returns: How many lines there are, and what was left out.
  /// - Throws: `CoreError` for a bad file, an unknown run or an impossible request; `EvaluationError` for a template that
  ///   does not fit.
  public func exportJudgeTraining(_ request: JudgeTrainingRequest, to file: String) throws -> JudgeTrainingExport {
    try request.check()
    let prompts = try JudgePrompts(
      pairs: judgeTemplates(named: request.pairTemplate, relativeTo: ".", registries: registries),
      grades: judgeTemplates(named: request.gradeTemplate, relativeTo: ".", registries: registries),
      recipe: JudgingRecipe(showsReference: request.showsReference), seed: request.selection.seed,
      verdictParsers: registries.verdictParsers, gradeParsers: registries.ratingsParsers)
    var set = JudgeTrainingSet(options: request.selection, labels: try peopleLabels(request.labels))
    for name in request.runs {
      let run = try StoredRun(name, workspace: path)
      for (act, judgments) in try JudgedActs(folder: run.folder, facts: run.facts) {
        for judgment in judgments {
          set.add(judgment, scenario: act.item.category.joined(separator: "/")) { swapped in
            prompts.messages(for: act, judgment, swapped: swapped)
          }
        }
      }
    }
    let writer = try JSONLinesWriter(path: file)
    for example in set.examples() { try writer.write(.object(example.json)) }
    try writer.finish()
    return JudgeTrainingExport(path: file, lines: writer.count, tally: set.tally)
  }

  private func peopleLabels(_ file: String?) throws(CoreError) -> PeopleLabels {
    var known = PeopleLabels()
    guard let file else { return known }
    for line in try JSONLinesReader<Label>(path: file) {
      switch line {
      case .record(let label, _): known.add(label)
      case .invalid(let problems): throw CoreError(problems, advice: "Fix these lines.")
      }
    }
    return known
  }
}
