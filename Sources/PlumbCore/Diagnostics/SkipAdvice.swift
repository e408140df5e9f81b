/// What to do about records with errors: the sentence that ends every message that lists them.
///
/// - Parameter records: What they are: `lines`, `elements`.
package func skipAdvice(_ records: String = "lines") -> String {
  "Fix these \(records) or pass \(option: "skip-invalid")."
}
