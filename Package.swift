// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "plumb",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plumb", targets: ["plumb"]),
    .library(name: "PlumbStatistics", targets: ["PlumbStatistics"]),
    .library(name: "PlumbCore", targets: ["PlumbCore"]),
    .library(name: "PlumbFormats", targets: ["PlumbFormats"]),
    .library(name: "PlumbScoring", targets: ["PlumbScoring"]),
    .library(name: "PlumbJudging", targets: ["PlumbJudging"]),
    .library(name: "PlumbBenchmarks", targets: ["PlumbBenchmarks"]),
    .library(name: "PlumbEvaluation", targets: ["PlumbEvaluation"]),
    .library(name: "PlumbClients", targets: ["PlumbClients"]),
    .library(name: "PlumbStore", targets: ["PlumbStore"]),
    .library(name: "PlumbReport", targets: ["PlumbReport"]),
    .library(name: "PlumbWorkspace", targets: ["PlumbWorkspace"]),
    .library(name: "PlumbWeb", targets: ["PlumbWeb"]),
    .library(name: "PlumbTestSupport", targets: ["PlumbTestSupport"]),
  ],
  dependencies: [
    // Command line: types, help, completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // HTTP to model endpoints: three to five times URLSession's rate on Linux, no thread a request.
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    // Event loops: already in async-http-client's graph; the scripted test server uses it directly.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // SQLite with migrations and checked statements.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Run specs, recipes and AlpacaEval's judge configs are YAML.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    // HTML templates that escape by default.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    // The HTTP API on loopback; in async-http-client's family, so most of its graph is here already.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    // Hummingbird's status and logger types.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    // Interrupts as an async sequence, instead of signal handlers of our own.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Layer 0: system libraries, the thin C++ door to simdjson, and the inner loops of clustering: in C because only
    // there can functions be compiled for several instruction sets, and be fast in a debug build. CAllocator reaches
    // mallopt, which Swift's Glibc module leaves out.
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CClusteringKernels"),
    .target(name: "CAllocator"),

    // Layer 1: independent roots.
    .target(name: "PlumbStatistics", dependencies: ["CClusteringKernels"]),
    .target(
      name: "PlumbCore", dependencies: ["CSimdJSON", "COpenSSL", .product(name: "Yams", package: "Yams")]),

    // Layer 2: formats, evaluation, and the edges that implement Core's protocols.
    .target(name: "PlumbFormats", dependencies: ["PlumbCore"]),
    // Judgments to scores: no client, store, engine or file.
    .target(name: "PlumbScoring", dependencies: ["PlumbCore", "PlumbStatistics"]),
    // What costs money: engine, answers, judges. No statistics, no scores.
    .target(name: "PlumbJudging", dependencies: ["PlumbCore"]),
    // Starter sets, linting, building, classification. No scores, no runs.
    .target(name: "PlumbBenchmarks", dependencies: ["PlumbCore", "PlumbStatistics", "PlumbJudging"]),
    // Runs, selection, rewards, training data: the parts above put together.
    .target(
      name: "PlumbEvaluation", dependencies: ["PlumbCore", "PlumbScoring", "PlumbJudging", "PlumbBenchmarks"]),
    .target(
      name: "PlumbClients",
      dependencies: [
        "PlumbCore",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .target(name: "PlumbStore", dependencies: ["PlumbCore", .product(name: "GRDB", package: "GRDB.swift")]),
    // Layer 3: the report, and everything a program can do with Plumb.
    .target(
      name: "PlumbReport",
      dependencies: [
        "PlumbCore", "PlumbJudging", "PlumbBenchmarks", "PlumbEvaluation",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(
      name: "PlumbWorkspace",
      dependencies: [
        "PlumbCore", "PlumbStatistics", "PlumbFormats", "PlumbScoring", "PlumbJudging", "PlumbBenchmarks",
        "PlumbEvaluation", "PlumbClients", "PlumbStore", "PlumbReport",
      ]),

    // Layer 4: the HTTP API, and the command.
    .target(
      name: "PlumbWeb",
      dependencies: [
        "PlumbCore", "PlumbJudging", "PlumbEvaluation",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "plumb",
      dependencies: [
        "PlumbCore", "PlumbStatistics", "PlumbFormats", "PlumbScoring", "PlumbJudging", "PlumbBenchmarks",
        "PlumbEvaluation", "PlumbClients", "PlumbWorkspace", "PlumbWeb", "CAllocator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),

    // A program beside the command, on public API alone. No product: who depends on Plumb does not build it.
    .executableTarget(
      name: "PlumbExample",
      dependencies: ["PlumbCore", "PlumbScoring", "PlumbJudging", "PlumbEvaluation", "PlumbClients", "PlumbWorkspace"],
      path: "Examples/Library"),

    // Tests: seeded generators, conformance suites for the plug-in points, a scripted model server.
    .target(
      name: "PlumbTestSupport",
      dependencies: [
        "PlumbCore",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .testTarget(name: "PlumbStatisticsTests", dependencies: ["PlumbStatistics", "PlumbTestSupport"]),
    .testTarget(name: "PlumbCoreTests", dependencies: ["PlumbCore", "PlumbTestSupport"]),
    .testTarget(
      name: "PlumbFormatsTests", dependencies: ["PlumbFormats", "PlumbCore", "PlumbTestSupport"], exclude: ["Golden"]),
    .testTarget(
      name: "PlumbScoringTests",
      dependencies: ["PlumbScoring", "PlumbStatistics", "PlumbCore", "PlumbTestSupport"]),
    .testTarget(
      name: "PlumbEvaluationTests",
      dependencies: [
        "PlumbScoring", "PlumbJudging", "PlumbBenchmarks", "PlumbEvaluation", "PlumbStatistics", "PlumbCore",
        "PlumbTestSupport",
      ]),
    .testTarget(name: "PlumbClientsTests", dependencies: ["PlumbClients", "PlumbCore", "PlumbTestSupport"]),
    .testTarget(
      name: "PlumbStoreTests",
      dependencies: ["PlumbStore", "PlumbCore", "PlumbTestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "PlumbReportTests",
      dependencies: [
        "PlumbReport", "PlumbScoring", "PlumbJudging", "PlumbBenchmarks", "PlumbCore", "PlumbTestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "PlumbWorkspaceTests",
      dependencies: [
        "PlumbWorkspace", "PlumbReport", "PlumbScoring", "PlumbJudging", "PlumbBenchmarks", "PlumbEvaluation",
        "PlumbStatistics", "PlumbFormats", "PlumbClients", "PlumbCore", "PlumbTestSupport",
      ]),
    .testTarget(
      name: "PlumbWebTests",
      dependencies: [
        "PlumbWeb", "PlumbJudging", "PlumbEvaluation", "PlumbCore",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ]),
    // The built binaries, run as a user would.
    .testTarget(
      name: "PlumbCommandTests",
      dependencies: ["plumb", "PlumbExample", "PlumbCore", "PlumbFormats", "PlumbStore", "PlumbTestSupport"],
      exclude: ["Golden", "Fixtures"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// SwiftPM drops the last one where this package is somebody's dependency.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

for target in package.targets where target.type == .regular || target.type == .executable || target.type == .test {
  guard !["CSimdJSON", "CClusteringKernels"].contains(target.name) else { continue }
  target.swiftSettings = settings
}
