/// What to do about records with errors: the sentence that ends every message that lists them.
///
/// - Parameter records: What they are: `lines`, `elements`.
/// - Returns: The sentence.
package func skipAdvice(_ records: String = "lines") -> String {
  "Fix these \(records) or pass \(option: "skip-invalid")."
}
