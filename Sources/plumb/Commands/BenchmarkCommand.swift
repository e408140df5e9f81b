internal import ArgumentParser

/// `plumb benchmark`: the benchmarks there are, what is in one, and taking one in from another system.
struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark", abstract: "List, show, check, import, build, evolve and measure benchmarks.",
    subcommands: [
      ListBenchmarks.self, ShowBenchmark.self, LintBenchmark.self, ImportBenchmark.self, BuildBenchmark.self,
      ReviewBenchmark.self, EvolveBenchmark.self, QualityCommand.self,
    ])
}
