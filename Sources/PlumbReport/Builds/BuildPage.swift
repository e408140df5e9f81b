public import PlumbCore
public import PlumbEvaluation

/// What a finished build of one recipe leaves for people to read.
///
/// Adding one is adding a file and a line in `Registry.standard`. A recipe without one has its steps' reports alone.
public struct BuildPage: Named, Sendable {
  /// A finished build.
  public struct Material: Sendable {
    /// The build.
    public var build: BenchmarkBuild
    /// The reports of its steps, in order.
    public var reports: [StepReport]
    /// The build's name.
    public var title: String
    /// Its seed.
    public var seed: Int
    /// The page's language.
    public var language: ReportLanguage

    /// A finished build.
    public init(build: BenchmarkBuild, reports: [StepReport], title: String, seed: Int, language: ReportLanguage) {
      self.build = build
      self.reports = reports
      self.title = title
      self.seed = seed
      self.language = language
    }
  }

  /// A file to be written into the build's folder.
  public struct File: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its content.
    public var text: String

    /// A file.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The recipe's name.
  public let name: String
  /// Makes the files; the first is the page.
  ///
  /// Throws `CoreError` when a file of the build is missing or damaged.
  public let files: @Sendable (Material) throws -> [File]

  /// A page.
  public init(name: String, files: @escaping @Sendable (Material) throws -> [File]) {
    self.name = name
    self.files = files
  }

  /// What the first file is called.
  static let fileName = "report.html"
}

extension Registry where Element == BuildPage {
  /// The pages of the recipes that come with Plumb: one file and one line each.
  public static var standard: Registry { Registry("a recipe with a page", [.evolution, .benchmarkCard]) }
}
