import Testing

/// The places that a document points to: Markdown links, and paths of the package in code spans.
enum Links {
  static func targets(in text: String) -> [(path: String, line: Int)] {
    var targets: [(path: String, line: Int)] = []
    var isFenced = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isFenced.toggle()
        continue
      }
      guard !isFenced else { continue }
      for match in line.matches(of: /\]\(<?([^)\s>]+)>?[^)]*\)/) {
        let path = match.output.1.prefix { $0 != "#" }
        guard !path.isEmpty, !path.contains(":") else { continue }
        targets.append((String(path), index + 1))
      }
      for match in line.matches(of: /`((?:Sources|Tests|Docs|Examples)\/[\w\/.+-]+)`/) {
        targets.append(("/" + match.output.1, index + 1))
      }
    }
    return targets
  }

  /// The targets that do not exist. A path is meant from its document's folder, or with a slash
  /// before it from the package's.
  static func dead(in file: PackageFile, exists: (String) -> Bool) -> [String] {
    let folder = file.path.split(separator: "/").dropLast().map(String.init)
    return targets(in: file.text).compactMap { target in
      var parts = target.path.hasPrefix("/") ? [] : folder
      for part in target.path.split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
      }
      return exists(parts.joined(separator: "/"))
        ? nil : "\(file.path):\(target.line): \(target.path)"
    }
  }
}

@Suite struct LinkTests {
  @Test func `every place that a document points to exists`() throws {
    let files = try PackageFolder.files(in: ["README.md", "Docs", "Examples"], endings: [".md"])
    #expect(files.flatMap { Links.dead(in: $0, exists: PackageFolder.exists) } == [])
  }

  @Test func `a dead link is found, from its document's folder`() {
    let text = """
      [one](Format.md) [two](../Sources/A.swift#L3) [gone](Gone.md "title") `Sources/Gone.swift`
      [web](https://example.org/x.md) [here](#words) [mail](mailto:a@example.org)
      ```
      [shown](Shown.md)
      ```
      ![picture](<../Examples/gone.svg>) `Sources/A.swift` [folder](../Tests)
      """
    let there: Set<String> = ["Docs/Format.md", "Sources/A.swift", "Tests"]
    let file = PackageFile(path: "Docs/Words.md", text: text)
    #expect(
      Links.dead(in: file, exists: there.contains) == [
        "Docs/Words.md:1: Gone.md", "Docs/Words.md:1: /Sources/Gone.swift",
        "Docs/Words.md:6: ../Examples/gone.svg",
      ])
  }
}
