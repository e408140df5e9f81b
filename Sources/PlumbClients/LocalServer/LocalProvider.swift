internal import PlumbCore

extension Provider {
  /// A model on this machine, served by a llama.cpp that Plumb starts and stops.
  ///
  /// `model` is a built-in name or the path of a `.gguf` file. Keys of its own: `parallel` (requests at the same time),
  /// `context` (tokens a request may have), `threads`, `start_timeout` (seconds).
  internal static let local = Provider(
    "local", options: ["parallel", "context", "threads", "start_timeout"], isFree: true, limits: localLimits
  ) { spec, context in
    let order = try localOrder(spec, context)
    let pool = LocalServerPool.shared
    await pool.retain(order)
    context.onShutdown { await pool.release(order) }
    let client = LocalClient(
      order, pool: pool, settings: spec.settings, timeout: spec.retry.attemptTimeout,
      separatesThinking: !spec.keepsThinking, transport: context.transport)
    return context.governed(
      client, spec, endpoint: "local \(order.model.path)", defaults: localLimits(spec))
  }
}

/// A server of our own takes as many requests at a time as it was started for.
private func localLimits(_ spec: ModelSpec) -> EndpointLimits {
  let parallel = spec.options["parallel"]?.int ?? LocalServerSettings().parallel
  return EndpointLimits(startConcurrency: max(1, parallel), maximumConcurrency: max(1, parallel))
}

/// The server that a model entry asks for.
private func localOrder(_ spec: ModelSpec, _ context: ClientContext) throws(ClientError) -> LocalServerPool.Order {
  let place = "models.\(spec.name)"
  func whole(_ key: String) throws(ClientError) -> Int? {
    guard let value = spec.options[key], !value.isNull else { return nil }
    guard let number = value.int, (1...1_000_000).contains(number) else {
      throw ClientError(.invalidSpec, "\(place).\(key): expected a whole number of at least 1, found \(value.text()).")
    }
    return number
  }
  for (key, isSet) in [("base_url", spec.baseURL != nil), ("api_key_env", spec.keyVariable != nil)] where isSet {
    throw ClientError(
      .invalidSpec,
      "\(place).\(key): the provider 'local' starts a server of its own and takes none. Remove it, or set the provider to llama-cpp."
    )
  }
  var settings = LocalServerSettings()
  if let value = try whole("parallel") { settings.parallel = value }
  if let value = try whole("context") { settings.contextPerRequest = value }
  if let value = try whole("threads") { settings.threads = value }
  if let value = try whole("start_timeout") { settings.startLimit = .seconds(value) }
  let locator = LocalModelLocator(environment: context.environment)
  do throws(ClientError) {
    return LocalServerPool.Order(
      program: try locator.program(),
      model: try locator.model(spec.model ?? LocalModelLocator.defaultModel) { context.resolve($0) },
      settings: settings)
  } catch {
    throw ClientError(error.code, "\(place): \(error.description)")
  }
}
