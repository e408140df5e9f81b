import PlumbCore
import PlumbWorkspace
import Testing

@Suite struct WorkspaceTests {
  @Test func `a registry lists what it has when a name is unknown`() {
    #expect(throws: (any Error).self) { try Registries.standard.methods.element(named: "nothing") }
  }
}
