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
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else { return nil }
        return Int(in_port_t(bigEndian: pointer.pointee.sin_port))
      }
    }
  }
}
