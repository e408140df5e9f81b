// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that Plumb's package carries no benchmark. Only PlumbStatistics is compiled.
let package = Package(
  name: "clustering-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "plumb", path: "../..")],
  targets: [
    .executableTarget(
      name: "ClusteringBenchmark", dependencies: [.product(name: "PlumbStatistics", package: "plumb")])
  ],
  swiftLanguageModes: [.v6]
)
