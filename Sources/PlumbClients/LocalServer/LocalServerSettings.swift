internal import NIOCore
internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How a local server runs.
public struct LocalServerSettings: Sendable, Hashable {
  /// Requests answered at the same time.
  public var parallel: Int
  /// Tokens of prompt and answer that one request may have.
  public var contextPerRequest: Int
  /// Threads that compute.
  public var threads: Int
  /// How long loading the model may take.
  public var startLimit: Duration

  /// Settings.
  ///
  /// - Parameters:
  ///   - parallel: Requests answered at the same time, ≥ 1.
  ///   - contextPerRequest: Tokens of prompt and answer that one request may have, ≥ 1.
  ///   - threads: Threads that compute, ≥ 1; the available cores when left out.
  ///   - startLimit: How long loading the model may take.
  public init(
    parallel: Int = 4, contextPerRequest: Int = 4096, threads: Int = LocalServerSettings.availableCores,
    startLimit: Duration = .seconds(120)
  ) {
    self.parallel = max(1, parallel)
    self.contextPerRequest = max(1, contextPerRequest)
    self.threads = max(1, threads)
    self.startLimit = startLimit
  }

  /// Cores this process may use: those of its CPU set and control group, without hyperthreads, which only slow llama.cpp
  /// down.
  public static var availableCores: Int {
    let count = System.coreCount
    return hasHyperthreads ? max(1, count / 2) : count
  }

  private static var hasHyperthreads: Bool {
    let descriptor = open("/sys/devices/system/cpu/smt/active", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 && byte == UInt8(ascii: "1")
  }
}

extension LocalServerSettings {
  /// Settings of xllamacpp beyond threads and sizes.
  internal static let tuning: JSONObject = ["ui": false, "fit_params": false, "warmup": false, "cache_ram_mib": 0]

  /// Variables of the server's environment.
  internal static let environment: [String: String] = [:]
}
