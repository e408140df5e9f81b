internal import NIOCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Ports of 127.0.0.1.
internal enum LoopbackPort {
  /// A port that nobody listens on at this moment; `nil` when there is none.
  static func free() -> Int? { bound(to: 0) }

  /// Whether nobody listens on `port` at this moment.
  static func isFree(_ port: Int) -> Bool { bound(to: port) != nil }

  private static func bound(to port: Int) -> Int? {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let address = try? SocketAddress(ipAddress: "127.0.0.1", port: port),
      address.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0
    else { return nil }
    // An IPv4 socket name holds its port in bytes 2 and 3, high byte first.
    var name = [UInt8](repeating: 0, count: MemoryLayout<sockaddr>.size)
    var length = socklen_t(name.count)
    let status = name.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &length) }
    }
    return status == 0 ? Int(name[2]) << 8 | Int(name[3]) : nil
  }
}
