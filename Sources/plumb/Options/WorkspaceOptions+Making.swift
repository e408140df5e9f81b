internal import Foundation
internal import PlumbWorkspace

extension WorkspaceOptions {
  /// The workspace in this folder, with the environment of the process.
  func make() -> Workspace {
    Workspace(path: workspace, host: Host(environment: ProcessInfo.processInfo.environment))
  }
}
