internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import PlumbCore
internal import PlumbEvaluation

/// `POST /v1/reward`: rewards for RLHF trainers.
struct RewardRoutes {
  var model: RewardModel
  /// What a conversation without an outcome gets, when the user has said so; otherwise `null`.
  var failedReward: Double?

  /// The largest body, in bytes.
  static let bodyLimit = 256 << 20

  func add(to router: Router<BasicRequestContext>) {
    router.post("v1/reward") { [self] request, _ in
      let buffer: ByteBuffer
      do {
        buffer = try await request.body.collect(upTo: Self.bodyLimit)
      } catch is NIOTooManyBytesError {
        throw APIError(.contentTooLarge, "The body has more than \(Self.bodyLimit >> 20) MB; send smaller batches.")
      }
      let body = try RewardBody(buffer.readableBytesView)
      do {
        return jsonResponse(answer(try await model.rewards(for: body.transcripts)))
      } catch let error as ModelError {
        throw APIError(error.code == .cancelled ? .serviceUnavailable : .badGateway, error.message)
      }
    }
  }

  /// `rewards` in the batch's order; what failed is listed, and a number only where the user has chosen one.
  private func answer(_ rewards: [RewardModel.Reward]) -> JSONObject {
    let failures = rewards.enumerated().compactMap { index, reward -> JSONValue? in
      guard reward.value == nil else { return nil }
      return [
        "index": JSONValue(index), "code": .string(reward.failure?.code.rawValue ?? "unknown"),
        "message": .string(reward.failure?.message ?? ""),
      ]
    }
    return [
      "rewards": .array(rewards.map { ($0.value ?? failedReward).map(JSONValue.number) ?? .null }),
      "judge": .string(model.judgeName), "failed": JSONValue(failures.count), "failures": .array(failures),
    ]
  }
}
