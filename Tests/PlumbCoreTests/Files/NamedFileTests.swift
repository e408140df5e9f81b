import PlumbCore
import Testing

@Suite struct NamedFileTests {
  @Test(arguments: [
    ("a=runs/x.jsonl", "a", "runs/x.jsonl"), ("runs/x.y.jsonl", "x", "runs/x.y.jsonl"), ("x", "x", "x"),
    ("a=b=c", "a", "b=c"), ("-", "-", "-"), ("/", "/", "/"), ("", "", ""), ("=f", "", "f"),
  ])
  func `a file's model is what stands before the first sign, or the file's own name`(
    text: String, name: String, path: String
  ) {
    #expect(NamedFile(text) == NamedFile(name: name, path: path))
  }
}
