import PlumbCore
import Testing

@Suite struct OptionMentionTests {
  @Test func `every mention gets the program's own word, and nothing else changes`() {
    let sentence = "\(option: "level") and \(option: "stated-level") take numbers; 'level' and the option 'X' stay."
    #expect(
      OptionMention.replaced(in: sentence) { "--\($0)" }
        == "--level and --stated-level take numbers; 'level' and the option 'X' stay.")
    #expect(OptionMention.replaced(in: "Nothing here.") { _ in "?" } == "Nothing here.")
  }
}
