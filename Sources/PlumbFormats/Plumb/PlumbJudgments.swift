internal import PlumbCore

/// The other formats' names, for messages.
private var otherFormats: String {
  Registry<JudgmentFormat>.standard.names.filter { $0 != "plumb" }.joined(separator: ", ")
}

/// Refuses what is plainly another system's: a folder, or a JSON array.
private func refuseOtherSystems(_ path: String) throws(CoreError) {
  if FileContents.isFolder(path) {
    throw CoreError(
      .file,
      "\(path): is a folder; name the files in it, or say with \(option: "format") which system's folder it is (\(otherFormats))."
    )
  }
  guard FileContents.firstByte(of: path) == UInt8(ascii: "[") else { return }
  throw CoreError(
    .invalidInput,
    "\(path): is a JSON array; Plumb's judgments are one object a line. AlpacaEval's annotations are read with "
      + "\(option: "format") alpaca-eval; the others there are: \(otherFormats).")
}

extension JudgmentFormat {
  /// Plumb's own `judgments.jsonl`, one line in memory at a time.
  static let plumb = JudgmentFormat(
    name: "plumb", summary: "Plumb's judgments.jsonl"
  ) { paths, options, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      try refuseOtherSystems(path)
      try report.addLines(of: path) { (judgment: Judgment) in
        try body(ImportedJudgment(judgment: judgment, item: Item(id: judgment.item, turns: [""])))
        return 1
      }
    }
    if report.records == 0, report.invalid > 1, !options.skipInvalid {
      throw CoreError(
        Array(report.diagnostics.prefix(3)),
        advice:
          "None of the \(report.invalid) lines is one of Plumb's judgments. If another system wrote the file, say "
          + "which with \(option: "format") (\(otherFormats)).")
    }
    return try report.checked(options)
  }
}
