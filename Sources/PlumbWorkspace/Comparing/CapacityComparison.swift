public import PlumbCore
public import PlumbScoring

/// How much of a reference model's score other models reach.
public struct CapacityComparison: Sendable {
  /// One model's ratios.
  public struct Model: Sendable {
    /// The model.
    public var name: String
    /// Its ratios, whole, by skill and by difficulty.
    public var ratio: CapacityRatio
    /// Items that lack one of the two ratings.
    public var missing: Int
  }

  /// The model that stands for 100 percent.
  public var reference: String
  /// The other models, in the order they first come.
  public var models: [Model]
  /// Judgments that hold no rating, and were left out.
  public var unusable: Int

  /// The reference, and a document for each model.
  public var json: JSONObject {
    let rows = models.map { model in
      var object = model.ratio.json
      object["model"] = .string(model.name)
      object["missing"] = JSONValue(model.missing)
      return JSONValue.object(object)
    }
    return ["reference": .string(reference), "models": .array(rows)]
  }
}
