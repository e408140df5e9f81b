internal import ArgumentParser
internal import PlumbClients
internal import PlumbCore

/// A model given by flags.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The provider: \(Registry<Provider>.standard.names.sorted().joined(separator: ", ")); local when left out.",
      valueName: "name"))
  var provider: String?

  @Option(help: ArgumentHelp("The model, as the endpoint calls it.", valueName: "model"))
  var model: String?

  @Option(help: ArgumentHelp("The endpoint's address, such as http://127.0.0.1:8000/v1.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The environment variable that holds the key.", valueName: "variable"))
  var apiKeyEnv: String?

  @Option(help: ArgumentHelp("Sampling temperature.", valueName: "t"))
  var temperature: Double?

  @Option(help: ArgumentHelp("The most tokens to write.", valueName: "count"))
  var maxTokens: Int?

  @Option(help: ArgumentHelp("Requests in flight at most.", valueName: "count"))
  var concurrency: Int?

  /// The keys of a model entry.
  var entry: JSONObject {
    var object: JSONObject = ["provider": .string(provider ?? "local")]
    object.append(missingFrom: given)
    return object
  }

  /// The keys that were given.
  var given: JSONObject {
    var object: JSONObject = [:]
    object["provider"] = provider.map(JSONValue.string)
    object["model"] = model.map(JSONValue.string)
    object["base_url"] = baseURL.map(JSONValue.string)
    object["api_key_env"] = apiKeyEnv.map(JSONValue.string)
    object["temperature"] = temperature.map(JSONValue.number)
    object["max_tokens"] = maxTokens.map { JSONValue($0) }
    object["concurrency"] = concurrency.map { JSONValue($0) }
    return object
  }

  /// The sampling settings among the keys.
  var settings: SamplingSettings { SamplingSettings(temperature: temperature, maxTokens: maxTokens) }
}
