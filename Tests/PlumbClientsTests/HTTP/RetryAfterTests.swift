import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbClients

@Suite struct RetryAfterTests {
  @Test(arguments: [
    ("6m0s", 360), ("1.5s", 1.5), ("20ms", 0.02), ("1h2m3s", 3723), ("7", 7), ("", nil), ("soon", nil), ("5x", nil),
  ])
  func `spans in Go's notation are read`(_ text: String, _ expected: Double?) {
    #expect(seconds(span: text) == expected)
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Tue, 29 Feb 2028 12:00:00 GMT", 1_835_438_400), ("Fri, 31 Dec 1999 23:59:59 GMT", 946_684_799), ("tomorrow", nil),
    ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
  ])
  func `HTTP dates are read`(_ text: String, _ expected: Int?) {
    #expect(secondsSinceEpoch(httpDate: text) == expected)
  }

  @Test func `a date is a wait by the endpoint's own clock`() async throws {
    let (error, _) = try await chatError { _ in
      .error(
        429, "wait",
        headers: [
          (name: "Date", value: "Sun, 06 Nov 1994 08:49:37 GMT"),
          (name: "Retry-After", value: "Sun, 06 Nov 1994 08:50:07 GMT"),
        ])
    }
    #expect(error.retryAfter == 30)
  }

  @Test(arguments: [
    (Duration.milliseconds(40), "0 s"), (.milliseconds(300), "0.3 s"), (.seconds(2), "2 s"), (.seconds(45), "45 s"),
    (.seconds(125), "2 min 5 s"), (.seconds(600), "10 min"), (.seconds(7260), "2 h 1 min"),
    (.seconds(1e15), "277777777 h 46 min"),
  ])
  func `spans are said in words`(_ span: Duration, _ words: String) {
    #expect(span.inWords == words)
  }
}
