#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The number of a process.
package typealias ProcessID = Int32

/// Whether a process of this number exists (a zombie counts).
package func processExists(_ id: ProcessID) -> Bool { kill(id, 0) == 0 || errno == EPERM }
