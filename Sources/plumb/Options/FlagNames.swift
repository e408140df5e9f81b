internal import PlumbCore

/// The flags that libraries' options have on the command line.
///
/// Libraries name options by their meaning; this is the one place that makes flags of them.
enum FlagNames {
  /// Options whose flag is not their name.
  private static let flags = [
    "format": "--from", "label-format": "--labels-from", "compatibility": "--compat", "inverse-penalty": "--C",
    "question-weights": "--weights", "name-maps": "--names", "rows": "--judgments",
  ]

  /// A library's sentence with flags in place of options.
  static func spelled(_ sentence: String) -> String {
    OptionMention.replaced(in: sentence) { flags[$0] ?? "--\($0)" }
  }
}
