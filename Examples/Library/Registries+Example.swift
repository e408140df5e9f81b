import PlumbCore
import PlumbWorkspace

extension Registries {
  /// What comes with Plumb, with the provider and the leaderboard method of this program.
  static var withExample: Registries {
    var registries = Registries.standard
    registries.providers.register(.keywords)
    registries.methods.register(.netWins)
    return registries
  }
}
