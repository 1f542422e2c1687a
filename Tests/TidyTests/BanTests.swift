import Testing

/// What may not stand in the code of `Sources`.
enum Bans {
  /// A pattern of code, and why it is not wanted. Texts and comments are taken out before.
  static func inSources() -> [(pattern: Regex<Substring>, reason: String)] {
    [
      (/\btry!/, "a failure is an answer, not a trap"),
      (/\bas!/, "a cast that fails is an answer, not a trap"),
      (/[\w\)\]\}>"`?]!(?!=)/, "absence is handled where it is met"),
      (/\bfatalError\b/, "a refusal or a precondition"),
      (/\bstatic var \w+(?:: [^{=]+)?(?: =.*)?$/, "no global state"),
      (/\bnonisolated\(unsafe\)/, "no global state"),
      (/\bAny\b/, "a closed set of types"),
      (/\bunsafeBitCast\b/, "a conversion that says what it does"),
    ]
  }

  /// The modules that measure time rather than count money.
  static let mayMeasure: Set<String> = ["nafa-bench"]

  static func findings(in files: [PackageFile]) -> [String] {
    let floatingPoint = /\b(?:Double|Float|Float16|Float32|Float64|Float80|CGFloat)\b/
    let patterns = inSources()
    var findings: [String] = []
    for file in files {
      let code = SwiftCode(file.text).code
      for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let place = "\(file.path):\(index + 1)"
        for (pattern, reason) in patterns where line.contains(pattern) {
          findings.append("\(place): \(reason)")
        }
        if !mayMeasure.contains(file.target), line.contains(floatingPoint) {
          findings.append("\(place): exact integers only")
        }
      }
    }
    return findings
  }

  /// Words that never land, in code or comments. Put together here, so as not to find themselves.
  static let words = ["FIX" + "ME", "XX" + "X:", "TO" + "DO"]

  static func unfinished(in files: [PackageFile]) -> [String] {
    files.flatMap { file in
      file.lines.enumerated().filter { line in words.contains { line.element.contains($0) } }
        .map { "\(file.path):\($0.offset + 1): unfinished" }
    }
  }
}

@Suite struct BanTests {
  @Test func `no source traps, casts by force, keeps global state or counts in floating point`()
    throws
  {
    #expect(Bans.findings(in: try PackageFolder.swiftFiles(in: ["Sources"])) == [])
  }

  @Test func `nothing lands unfinished`() throws {
    #expect(Bans.unfinished(in: try PackageFolder.swiftFiles(in: ["Sources", "Tests"])) == [])
  }

  @Test(arguments: [
    "let a = try! read()", "let b = c as! Int", "let d = e!", "f()!.g", "let h = i[0]!",
    "j { $0 }!", "fatalError()", "static var count = 0", "  public static var names: [String] = []",
    "static var late: Int", "nonisolated(unsafe) static let k = 1", "let l: [String: Any] = [:]",
    "let m = 0 as Double", "func n(_ o: Float) {}", "let p: String! = nil",
    "q = unsafeBitCast(r, to: S)",
  ])
  func `each banned form is found`(line: String) {
    let file = PackageFile(path: "Sources/DoubleEntry/Entry.swift", text: "\n\(line)\n")
    #expect(!Bans.findings(in: [file]).isEmpty)
    #expect(Bans.findings(in: [file]).allSatisfy { $0.contains("Entry.swift:2: ") })
  }

  @Test(arguments: [
    "if a != b { }", "if !a.isEmpty { }", "guard !(a && b) else { return }", "#if !os(Linux)",
    "// try! is what we never write, nor fatalError, nor a Double", "/* a! /* b! */ c! */",
    "let text = \"Attention! Any Double\"", "let text = #\"a\"!\"#",
    "let text = \"\\(count(\"x!\"))!\"",
    "let text = \"\"\"\n  Stop! \"as!\"\n  \"\"\"", "static var all: [Int] { [1] }",
    "static let first = 1", "let anyone: any Error", "func isAnyOpen() {}", "AnyHashable(1)",
  ])
  func `what only looks like it is left alone`(line: String) {
    let file = PackageFile(path: "Sources/DoubleEntry/Entry.swift", text: line)
    #expect(Bans.findings(in: [file]) == [])
  }

  @Test func `a benchmark may measure in floating point`() {
    let file = PackageFile(path: "Sources/nafa-bench/main.swift", text: "let a: Double = 1")
    #expect(Bans.findings(in: [file]) == [])
  }

  @Test func `unfinished words are found in comments too`() {
    for word in Bans.words {
      let file = PackageFile(path: "Tests/A.swift", text: "let a = 1\n// \(word) mend this\n")
      #expect(Bans.unfinished(in: [file]) == ["Tests/A.swift:2: unfinished"])
    }
  }

  @Test func `texts and comments are taken out, and lines keep their number`() {
    let text = "a /* b\nc */ d\n\"\"\"\nf \\(g(\")\"))\n\"\"\" + h // i\nj"
    #expect(SwiftCode(text).code == "a \n d\n\"\"\n\n + h \nj")
  }
}
