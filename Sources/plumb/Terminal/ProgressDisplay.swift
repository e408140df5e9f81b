internal import PlumbCore
internal import PlumbJudging

/// Shows a run's progress on standard error while it goes on: redrawn lines on a terminal, a plain line now and then
/// otherwise.
struct ProgressDisplay {
  var metrics: RunMetrics
  var isTerminal: Bool

  /// Runs `body` with the display beside it.
  func show<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
    try await withThrowingTaskGroup(of: T?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        await draw()
        return nil
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result {
          group.cancelAll()
          try await group.waitForAll()
          return result
        }
      }
      throw CancellationError()
    }
  }

  private func draw() async {
    var painter = ProgressPainter(start: .now)
    let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      if Task.isCancelled { break }
      let snapshot = metrics.snapshot
      if isTerminal {
        Console.errorFragment(painter.redraw(snapshot, width: Console.width))
      } else if let line = painter.plainLine(snapshot) {
        Console.error(line)
      }
    }
    if isTerminal { Console.errorFragment(painter.redraw(metrics.snapshot, width: Console.width)) }
  }
}

/// Turns counts into lines; remembers how many lines stand on the screen and how fast each stage goes.
struct ProgressPainter {
  private let start: ContinuousClock.Instant
  private var drawnLines = 0
  private var stageStarts: [String: (time: ContinuousClock.Instant, done: Int)] = [:]

  init(start: ContinuousClock.Instant) { self.start = start }

  /// The escape codes and lines that bring the screen up to date.
  mutating func redraw(_ snapshot: RunMetrics.Snapshot, width: Int) -> String {
    let lines = snapshot.stages.map { stageLine($0, width: width) } + [callsLine(snapshot)]
    let up = drawnLines > 0 ? "\u{1B}[\(drawnLines)A" : ""
    drawnLines = lines.count
    return up + lines.map { "\u{1B}[2K" + clip($0, width: width) + "\n" }.joined()
  }

  /// One line about the stage under way; `nil` before the first.
  mutating func plainLine(_ snapshot: RunMetrics.Snapshot) -> String? {
    guard let stage = snapshot.stages.first(where: { !$0.isFinished }) ?? snapshot.stages.last else { return nil }
    return "\(stage.name): \(stage.done)/\(stage.total)\(pace(stage)); \(callsLine(snapshot))"
  }

  private mutating func stageLine(_ stage: RunMetrics.Stage, width: Int) -> String {
    let share = stage.total > 0 ? Double(stage.done) / Double(stage.total) : 1
    let barWidth = max(8, min(30, width / 4))
    let filled = Int((share * Double(barWidth)).rounded(.down))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
    let name = stage.name.count < 22 ? stage.name + String(repeating: " ", count: 22 - stage.name.count) : stage.name
    let failed = stage.failed > 0 ? "  \(stage.failed) failed" : ""
    return "\(TextTable.printable(name)) \(bar) \(stage.done)/\(stage.total)\(pace(stage))\(failed)"
  }

  private mutating func pace(_ stage: RunMetrics.Stage) -> String {
    let now = ContinuousClock.now
    let began = stageStarts[stage.name] ?? (now, stage.done)
    stageStarts[stage.name] = began
    let seconds = (now - began.time).seconds
    guard !stage.isFinished, seconds > 0.5, stage.done > began.done else { return "" }
    let rate = Double(stage.done - began.done) / seconds
    return "  \(formatDecimal(rate, rate < 10 ? 1 : 0))/s  ETA \(duration(Double(stage.total - stage.done) / rate))"
  }

  private func callsLine(_ snapshot: RunMetrics.Snapshot) -> String {
    var parts = [
      "\(snapshot.answered) answered", "\(snapshot.cached) from the store", "\(snapshot.inFlight) in flight",
    ]
    if snapshot.retries > 0 { parts.append("\(snapshot.retries) retries") }
    if snapshot.errors > 0 { parts.append("\(snapshot.errors) given up") }
    if snapshot.usd > 0 { parts.append(formatUSD(snapshot.usd)) }
    parts.append(duration((ContinuousClock.now - start).seconds))
    return parts.joined(separator: " · ")
  }

  private func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60
      ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private func clip(_ line: String, width: Int) -> String {
    var result = ""
    var used = 0
    for character in line {
      used += displayWidth(String(character))
      if used >= width { break }
      result.append(character)
    }
    return result
  }
}

extension Duration {
  /// The length in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
