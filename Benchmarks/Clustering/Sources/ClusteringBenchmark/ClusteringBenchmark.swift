import Foundation
import PlumbStatistics

/// Clusters raw embeddings (`FILE.f32`, labels in `FILE.i32`) and prints one JSON object a seed.
///
/// Usage: ClusteringBenchmark FILE SEEDS THREADS
@main struct ClusteringBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let seeds = UInt64(arguments[2]), let threads = Int(arguments[3]) else {
      FileHandle.standardError.write(Data("usage: ClusteringBenchmark FILE SEEDS THREADS\n".utf8))
      exit(2)
    }
    let labels: [Int32] = try read(arguments[1] + ".i32")
    let values: [Float] = try read(arguments[1] + ".f32")
    let points = try Points(coordinates: values, dimensions: values.count / labels.count)
    for seed in 1...seeds { print(try await run(points, labels: labels, seed: seed, threads: threads)) }
  }

  /// What one seed found and took, as one line of JSON.
  private static func run(_ points: Points, labels: [Int32], seed: UInt64, threads: Int) async throws -> String {
    let clock = ContinuousClock()
    let began = clock.now
    let start = cpuSeconds()
    let neighbors = try await layoutNeighbors(points, seed: seed, threads: threads)
    let searched = cpuSeconds()
    let layout = try await fitUMAP(points, neighbors: neighbors, options: .clustering, seed: seed)
    let laidOut = cpuSeconds()
    let found = try await fitHDBSCAN(layout.points, options: HDBSCANOptions(minimumClusterSize: 10))
    let ended = cpuSeconds()
    let wall = (clock.now - began) / .seconds(1)
    let agreement = try adjustedRandIndex(found.labels, labels)
    let information = try mutualInformation(found.labels, labels).adjusted
    return """
      {"seed": \(seed), "ari": \(agreement), "ami": \(information), "clusters": \(found.sizes.count), \
      "noise": \(found.noise), "umap_cpu": \(laidOut - start), "neighbors_cpu": \(searched - start), \
      "hdbscan_cpu": \(ended - laidOut), "cpu": \(ended - start), "wall": \(wall), "peak_mb": \(peakMegabytes())}
      """
  }

  private static func read<Value: BitwiseCopyable>(_ path: String) throws -> [Value] {
    try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
      .withUnsafeBytes { Array($0.bindMemory(to: Value.self)) }
  }

  /// User and system time of this process.
  private static func cpuSeconds() -> Double {
    var used = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    return Double(used.tv_sec) + Double(used.tv_nsec) * 1e-9
  }

  /// The most memory this process has had resident, from /proc.
  private static func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
  }
}
