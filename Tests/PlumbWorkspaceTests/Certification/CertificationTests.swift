import PlumbCore
import PlumbScoring
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct CertificationTests {
  /// Ten labelled comparisons; the judge agrees with people on seven.
  private func files(in folder: TemporaryFolder, judges: [String] = ["judge"]) throws -> (String, String) {
    let judgments = judges.flatMap { judge in
      (0..<10).map { preference("\($0)", ["a", "b"], $0 < 7 ? 1 : 0, judge: judge) }
    }
    let labels = (0..<10).map {
      Label(item: "\($0)", person: "p", models: ["a", "b"], outcome: .preference(Preference(first: 1)))
    }
    return (try folder.write(judgments, to: "judgments.jsonl"), try folder.write(labels, to: "labels.jsonl"))
  }

  @Test func `agreement with people is the share of comparisons on which the judge says what they say`() throws {
    let folder = try TemporaryFolder()
    let (judgments, labels) = try files(in: folder)
    let certification = try Workspace(path: folder.path).certify(
      CertificationRequest(paths: [judgments], labels: [labels]))
    #expect(certification.certificates.map(\.judge) == ["judge"])
    let agreement = try #require(certification.certificates.first?.agreement)
    #expect(agreement.comparisons == 10 && agreement.combined?.count == 10)
    #expect(agreement.combined.map { abs($0.value - 0.7) < 1e-12 } == true)
    #expect(certification.json["certificates"]?.array?.count == 1)
  }

  @Test func `a jury is certified before its members`() throws {
    let folder = try TemporaryFolder()
    let (judgments, labels) = try files(in: folder, judges: ["x", "y", "z"])
    let certification = try Workspace(path: folder.path).certify(
      CertificationRequest(paths: [judgments], labels: [labels], jury: .majority))
    #expect(certification.certificates.map(\.judge) == ["jury-majority", "x", "y", "z"])
    #expect(certification.certificates.first?.members == ["x", "y", "z"])
  }

  @Test func `a run is named instead of its files, and its answers and labels come along`() throws {
    let folder = try TemporaryFolder()
    let run = try writePairRun(in: folder)
    let labels = run.items.map {
      Label(item: $0.id, person: "p", models: ["base", "model"], outcome: .preference(Preference(first: 0)))
    }
    _ = try folder.write(labels, to: "runs/pairs/labels.jsonl")
    let certification = try Workspace(path: folder.path).certify(CertificationRequest(paths: ["pairs"]))
    let certificate = try #require(certification.certificates.first)
    // The model wins the first item, ties the second and loses the third: the judge agrees with people once.
    #expect(certificate.agreement?.combined.map { abs($0.value - 1.0 / 3) < 1e-12 } == true)
    #expect(certificate.behaviour.swapConsistency?.value == 1)
  }

  @Test func `a run's folder of responses that cannot be read is an error with its path`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([preference("1", ["a", "b"], 1)], to: "judgments.jsonl")
    let file = try folder.write("not a folder", to: "responses")
    let error = #expect(throws: CoreError.self) {
      try Workspace(path: folder.path).certify(CertificationRequest(paths: [folder.path]))
    }
    #expect(error?.description.hasPrefix("\(file): cannot be read as a folder") == true)
    #expect(error?.code == .file)
  }

  @Test func `what is neither a file nor a run, and requests that contradict themselves, are refused`() throws {
    let workspace = Workspace(path: "nowhere")
    let missing = #expect(throws: CoreError.self) { try workspace.certify(CertificationRequest(paths: ["gone"])) }
    #expect(missing?.description == "'gone': neither a file of judgments nor a finished run in nowhere/runs.")
    let columns = #expect(throws: CoreError.self) {
      try workspace.certify(CertificationRequest(paths: ["gone"], wantsAlpacaEvalColumns: true))
    }
    #expect(
      columns?.description
        == "the option 'compatibility' and the option 'systems' are for the option 'format' alpaca-eval.")
  }
}
