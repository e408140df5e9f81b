import PlumbCore
import PlumbScoring
import Testing

@Suite struct VoteAgreementTests {
  private func vote(_ item: String, _ voter: String, _ winner: String?) -> PairVote {
    PairVote(item: item, models: ["b", "a"], voter: voter, winner: winner)
  }

  @Test func `S1 counts ties and S2 drops them`() {
    let judge = [vote("1", "gpt", "a"), vote("2", "gpt", nil), vote("3", "gpt", "b"), vote("4", "gpt", "a")]
    let people = [
      vote("1", "p", "a"), vote("1", "q", nil), vote("2", "p", nil), vote("2", "q", "b"), vote("3", "p", "a"),
      vote("5", "p", "a"),
    ]
    let all = VoteAgreement.between(judge, people, setup: .withTies)
    #expect(all.agreeing == 2 && all.pairs == 5)
    let decided = VoteAgreement.between(judge, people, setup: .withoutTies)
    #expect(decided.agreeing == 1 && decided.pairs == 2)
    let human = VoteAgreement.among(people, setup: .withTies)
    #expect(human.agreeing == 0 && human.pairs == 2)
    #expect(VoteAgreement.among(people, setup: .withoutTies).share == nil)
    #expect(all.share?.value == 0.4 && (all.share?.low ?? 1) < 0.4 && (all.share?.high ?? 0) > 0.4)
    #expect(VoteAgreement.Setup.withoutTies.chance == 0.5)
  }

  @Test func `only a winner in both orders wins, and a failed game is no vote`() {
    var votes = PairVotes()
    func add(_ item: String, _ one: Double?, _ two: Double?) {
      for (models, first) in [(["a", "b"], one), (["b", "a"], two)] {
        votes.add(
          Judgment(
            item: item, judge: "j", models: models,
            outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, ""))))
      }
    }
    add("1", 1, 0)
    add("2", 1, 1)
    add("3", 0, 1)
    add("4", 0.5, 0)
    add("5", nil, 0)
    #expect(votes.votes.map(\.winner) == ["a", nil, "b", nil])
    #expect(votes.failed.count == 1 && votes.failed.first?.models == ["a", "b"])
  }
}
