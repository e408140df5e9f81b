import PlumbTestSupport
import Testing

/// What users of tools like this one met, as they met it.
@Suite(.needsSharedData, .serialized) struct CaseTests {
  @Test(arguments: CaseClasses.chosen)
  func `what users met ends as a careful tool ends it`(found: UserCase) async throws {
    if CaseClasses.mended.contains(found.group) {
      try await expectNoProblems(found)
    } else {
      await withKnownIssue("the class is not mended yet", isIntermittent: true) { try await expectNoProblems(found) }
    }
  }

  private func expectNoProblems(_ found: UserCase) async throws {
    let problems = try await CaseRun(found: found).problems()
    #expect(problems.isEmpty, "\(found.id): \(problems.joined(separator: "\n"))")
  }
}
