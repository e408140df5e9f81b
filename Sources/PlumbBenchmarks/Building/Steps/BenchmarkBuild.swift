internal import Foundation
internal import PlumbCore
public import PlumbJudging

/// A build of a benchmark: ordered, named steps, each with a file and a report.
///
/// Running it again skips every step whose settings and files are unchanged and whose own lines are as it wrote them, and
/// goes on where the last session ended.
public struct BenchmarkBuild: Sendable {
  /// The build's files.
  public let folder: BuildFolder
  /// The steps, in order.
  public let steps: [any BuildStep]
  /// Where progress is counted.
  public let metrics: RunMetrics
  /// How many units are worked on at once.
  public let window: Int

  /// A build.
  ///
  /// - Parameters:
  ///   - folder: Where the files go.
  ///   - steps: The steps; each reads only files of steps before it.
  ///   - metrics: Where progress is counted.
  ///   - window: How many units are worked on at once, ≥ 1.
  /// - Precondition: Names are unique, and a step reads only earlier ones.
  public init(folder: BuildFolder, steps: [any BuildStep], metrics: RunMetrics = RunMetrics(), window: Int = 32) {
    for (index, step) in steps.enumerated() {
      let earlier = steps[..<index].map(\.name)
      precondition(!earlier.contains(step.name), "two steps are called \(step.name)")
      precondition(step.reads.allSatisfy(earlier.contains), "\(step.name) reads a step that is not before it")
    }
    self.folder = folder
    self.steps = steps
    self.metrics = metrics
    self.window = max(1, window)
  }

  /// The lines of a step.
  public func file(of step: String) -> String { folder.file(of: step, among: steps.map(\.name)) }

  /// Does every step that is not done.
  ///
  /// - Returns: The reports of all steps, in order.
  /// - Throws: `EvaluationError` when an endpoint refuses everything or the build was interrupted; what was answered is
  ///   kept. `CoreError` for a bad file.
  public func run() async throws -> [StepReport] {
    var reports: [StepReport] = []
    for step in steps {
      if let done = try doneReport(of: step, after: reports) {
        metrics.noteDone(step.name)
        reports.append(done)
        continue
      }
      reports.append(try await run(step, after: reports))
    }
    return reports
  }

  /// What every step works with.
  var context: StepContext {
    StepContext(folder: folder, metrics: metrics, window: window, names: steps.map(\.name))
  }

  /// Does a step, given the reports of the steps it reads.
  func run(_ step: any BuildStep, after reports: [StepReport]) async throws -> StepReport {
    let key = try key(of: step, after: reports)
    let names = steps.map(\.name)
    let start = ContinuousClock.now
    let path = folder.file(of: step.name, among: names)
    // A report always speaks of the lines beside it: the old one goes first, the new one comes last.
    let reportPath = folder.report(of: step.name, among: names)
    let writer = try JSONLinesWriter(path: path)
    let result: StepResult
    do {
      result = try await step.run(context, to: writer)
    } catch {
      throw translated(error)
    }
    try? FileManager.default.removeItem(atPath: reportPath)
    try writer.finish()
    let duration = (ContinuousClock.now - start).components
    let report = StepReport(
      step: step.name, key: key, outputDigest: try contentDigest(of: path), lines: writer.count, result: result,
      settings: step.settings, seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
    let name = URL(filePath: reportPath).lastPathComponent
    try folder.write(JSONValue.object(report.json).text(.pretty) + "\n", to: name)
    return report
  }

  private func key(of step: any BuildStep, after reports: [StepReport]) throws -> String {
    var inputs: [JSONValue] = []
    for name in step.reads {
      inputs.append(.array([.string(name), .string(reports.first { $0.step == name }?.outputDigest ?? "")]))
    }
    for file in step.files { inputs.append(.array([.string(file), .string(try contentDigest(of: file))])) }
    let object: JSONValue = [
      "step": .string(step.name), "settings": .object(step.settings), "inputs": .array(inputs),
    ]
    var bytes: [UInt8] = []
    object.write(into: &bytes, style: .canonical)
    return hexadecimal(sha256(bytes))
  }

  /// The report of a step that was done with this key, whose lines are still what it wrote and that no endpoint left
  /// incomplete.
  func doneReport(of step: any BuildStep, after reports: [StepReport]) throws -> StepReport? {
    let key = try key(of: step, after: reports)
    let names = steps.map(\.name)
    let reportPath = folder.report(of: step.name, among: names)
    guard let bytes = FileManager.default.contents(atPath: reportPath),
      let object = try? JSONValue.parse(bytes).object
    else { return nil }
    var fields = FieldReader(object, location: Location(file: reportPath))
    guard var report = StepReport(from: &fields), fields.isValid, report.key == key, report.result.unanswered == 0,
      let digest = try? contentDigest(of: folder.file(of: step.name, among: names)), digest == report.outputDigest
    else { return nil }
    report.wasDone = true
    return report
  }

  private func translated(_ error: any Error) -> any Error {
    let interrupted = EvaluationError.interruption
    if error is CancellationError { return interrupted }
    guard let error = error as? ModelError else { return error }
    return error.code == .cancelled || Task.isCancelled ? interrupted : EvaluationError(.endpoint, error.message)
  }
}

extension RunMetrics {
  /// Notes a step that a former session finished.
  func noteDone(_ name: String) {
    beginStage("\(name) (done before)", total: 1)
    advance("\(name) (done before)", failed: false)
    endStage("\(name) (done before)")
  }
}
