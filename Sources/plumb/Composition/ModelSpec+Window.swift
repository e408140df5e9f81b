internal import PlumbClients

extension ModelSpec {
  /// How many items are worked on at once for this model: twice the requests its endpoint takes at a time.
  ///
  /// More would only wait in line: an item that is asked about once more then waits behind the first question about all
  /// others, and nothing seems to get done.
  var window: Int { 2 * (limits.maximumConcurrency ?? (provider == "local" ? 4 : 100)) }
}
