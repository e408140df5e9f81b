public import PlumbCore

/// What a run would take if nothing were stored yet, before the first call.
public struct RunEstimate: Sendable, Equatable {
  /// One role's part.
  public struct Part: Sendable, Equatable {
    /// The role: a model's name, or `judge NAME`.
    public var name: String
    /// Requests.
    public var requests: Int
    /// Tokens, as far as they can be guessed from lengths and limits.
    public var usage: TokenUsage
    /// US dollars, when the price is known.
    public var usd: Double?

    package init(name: String, requests: Int, usage: TokenUsage, usd: Double?) {
      self.name = name
      self.requests = requests
      self.usage = usage
      self.usd = usd
    }
  }

  /// The parts that ask a model.
  public var parts: [Part]

  package init(parts: [Part]) { self.parts = parts }

  /// Requests of all parts.
  public var requests: Int { parts.reduce(0) { $0 + $1.requests } }

  /// Tokens of all parts.
  public var usage: TokenUsage { parts.reduce(TokenUsage(prompt: 0, completion: 0)) { $0 + $1.usage } }

  /// US dollars of all parts; `nil` when a price is unknown.
  public var usd: Double? {
    parts.reduce(0) { total, part in
      guard let total, let usd = part.usd else { return nil }
      return total + usd
    }
  }

  /// Whether it would take more than limits allow; an unknown price exceeds nothing.
  public func exceeds(_ limits: BudgetLimits) -> Bool {
    (usd ?? 0) > limits.usd ?? .infinity || requests > limits.requests ?? .max
  }

  /// Everything as one object.
  public var json: JSONObject {
    [
      "requests": JSONValue(requests), "usd": usd.map(JSONValue.number) ?? .null, "prices_of": .string(PriceTable.date),
      "parts": .array(
        parts.map { part in
          [
            "name": .string(part.name), "requests": JSONValue(part.requests), "usage": .object(part.usage.json),
            "usd": part.usd.map(JSONValue.number) ?? .null,
          ]
        }),
    ]
  }
}

/// What is asked of one role, for an estimate.
public struct EstimatedRole: Sendable {
  /// The name.
  public var name: String
  /// The price; absent means unknown.
  public var price: ModelPrice?
  /// Requests for one item, and the tokens of one request.
  public var requests: @Sendable (Item) -> (count: Int, usage: TokenUsage)

  /// A role.
  public init(name: String, price: ModelPrice?, requests: @escaping @Sendable (Item) -> (count: Int, usage: TokenUsage))
  {
    self.name = name
    self.price = price
    self.requests = requests
  }
}

/// Estimates a run from its items, read one at a time.
public func estimateRun(items path: String, roles: [EstimatedRole]) throws(CoreError) -> RunEstimate {
  var parts = roles.map {
    RunEstimate.Part(name: $0.name, requests: 0, usage: .init(prompt: 0, completion: 0), usd: nil)
  }
  for item in try ValidRecords<Item>(path: path) {
    for (index, role) in roles.enumerated() {
      let (count, usage) = role.requests(item)
      parts[index].requests += count
      parts[index].usage = parts[index].usage + count * usage
    }
  }
  for (index, role) in roles.enumerated() { parts[index].usd = role.price.map { $0.usd(of: parts[index].usage) } }
  return RunEstimate(parts: parts)
}
