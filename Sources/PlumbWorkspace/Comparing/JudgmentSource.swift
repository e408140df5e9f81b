/// Where judgments come from.
public enum JudgmentSource: Sendable, Equatable {
  /// A finished run, by its name in the workspace or by its folder.
  case run(String)
  /// Files of a format, by the format's name in ``Registries/judgmentFormats``.
  case files([String], format: String = "plumb")
  /// A file of a format when there is one of that name, else a finished run.
  case named(String, format: String = "plumb")
}
