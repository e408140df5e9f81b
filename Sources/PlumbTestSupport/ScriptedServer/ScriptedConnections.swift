internal import NIOCore
internal import Synchronization

/// All connections a scripted server ever accepted, so that those nobody serves yet are closed with it.
internal final class ScriptedConnections: Sendable {
  private let channels = Mutex<[any Channel]>([])

  func add(_ channel: any Channel) { channels.withLock { $0.append(channel) } }

  func close() async {
    let channels = channels.withLock { channels in
      defer { channels = [] }
      return channels
    }
    // Closing one that is closed already is an error without consequence.
    for channel in channels { try? await channel.close() }
  }
}
