/// How several judges' verdicts become one.
public enum JuryRule: String, Sendable, CaseIterable {
  /// The verdict of most, a tie without one; the median of grades.
  case majority
  /// The mean preference; the mean grade.
  case mean
  /// The most probable truth under each judge's estimated errors (Dawid & Skene 1979); for verdicts only.
  case dawidSkene = "dawid-skene"
}
