import Foundation
import PlumbTestSupport

/// Which classes of `../shared/cases` must pass.
enum CaseClasses {
  /// The classes whose every line must pass.
  ///
  /// One that is mended is one word more here.
  static let mended = ["38-prices"]

  /// The cases that are run: those of the mended classes.
  ///
  /// With `PLUMB_CASES=all`, or the beginning of a class's name, others too: what they do not do yet is told as a known issue.
  static let chosen: [UserCase] = {
    guard let folder = SharedData.folder.map({ "\($0)/cases" }) else { return [] }
    let wanted = ProcessInfo.processInfo.environment["PLUMB_CASES"]
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return names.filter { name in
      guard let wanted else { return mended.contains(name) }
      return wanted == "all" || name.hasPrefix(wanted)
    }.flatMap { UserCase.read("\(folder)/\($0)/cases.jsonl", group: $0) }
  }()
}
