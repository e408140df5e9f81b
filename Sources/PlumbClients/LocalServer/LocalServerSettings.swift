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

// Measured with SmolLM2-135M Q4_1 on two shared cores: N answers of at most 64 tokens, then 2·N verdicts of one token on
// prompts of about 320. CPU seconds with N = 8 at a load of 6–10: 4 slots 61, 2 slots 70, 8 slots 60, 1 slot 87; 4 slots
// with verdicts of 8 tokens 97, without the prompt cache 109. More slots need more memory: 202 MB with 1, 345 with 4, 529
// with 8 (2,048 tokens each). Greedy answers are the same alone and beside others; log-probabilities of verdicts move by up
// to 0.2 with the prompt cache or other requests in the batch. `parallel: 1` with `extra: {cache_prompt: false}` stops that.
extension LocalServerSettings {
  /// Settings of xllamacpp beyond threads and sizes.
  internal static let tuning: JSONObject = ["ui": false, "fit_params": false, "warmup": false, "cache_ram_mib": 0]

  /// Variables of the server's environment, where the user has not set them.
  ///
  /// By default OpenMP's threads spin while they wait for each other, which on busy cores takes the time from the one that
  /// is waited for: with N = 3 at a load of 7, 38–48 s against 10–13 s when they sleep. On quiet cores sleeping costs 8 %.
  internal static var environment: [String: String] {
    getenv("OMP_WAIT_POLICY") == nil ? ["OMP_WAIT_POLICY": "passive"] : [:]
  }
}
