import PlumbCore
import Testing

@Suite struct DecimalFormatTests {
  @Test(
    arguments: [
      (3.14159, 2, "3.14"), (0, 0, "0"), (-0.0, 1, "-0.0"), (2.5, 0, "2"), (3.5, 0, "4"),
      (1e21, 0, "1000000000000000000000"),
      (-1.005, 3, "-1.005"), (99.95, 1, "100.0"), (1234567.891, 2, "1234567.89"), (0.1, 20, "0.10000000000000000555"),
      (.nan, 2, "—"), (.infinity, 2, "—"), (-.infinity, 0, "—"),
    ] as [(Double, Int, String)])
  func `formats`(value: Double, decimals: Int, text: String) { #expect(formatDecimal(value, decimals) == text) }

  @Test func `the largest number with the most decimals fits`() {
    #expect(formatDecimal(.greatestFiniteMagnitude, 20).count == 309 + 1 + 20)
  }
}
