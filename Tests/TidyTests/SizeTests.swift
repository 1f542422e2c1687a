import Testing

/// How long files and functions are.
enum Sizes {
  static let fileBound = 400
  static let functionBound = 40

  /// Files past the bound, longest first, where they are more than one in ten; else none.
  static func filesTooLong(_ files: [PackageFile]) -> [String] {
    let long = files.filter { $0.lines.count > fileBound + 1 }
    guard long.count * 10 > files.count else { return [] }
    return long.sorted { $0.lines.count > $1.lines.count }.map { "\($0.path): \($0.lines.count)" }
  }

  /// Functions and initializers with more lines in their body than the bound.
  static func functionsTooLong(_ file: PackageFile) -> [String] {
    let lines = SwiftCode(file.text).code.split(separator: "\n", omittingEmptySubsequences: false)
    let start = /^\s*(?:[@\w().]+ )*(?:func [^ (]+ ?|init[?]?|subscript)[<(]/
    var findings: [String] = []
    for (index, line) in lines.enumerated() where line.contains(start) {
      guard let count = bodyLines(lines[index...]), count > functionBound else { continue }
      findings.append("\(file.path):\(index + 1): \(count) lines")
    }
    return findings
  }

  /// The lines between the braces of the first body, or nothing where a requirement has none.
  private static func bodyLines(_ lines: ArraySlice<Substring>) -> Int? {
    var (parentheses, braces, opened) = (0, 0, 0)
    for (index, line) in zip(lines.indices, lines) {
      for character in line {
        switch character {
        case "(", "[": parentheses += 1
        case ")", "]": parentheses -= 1
        case "{" where braces > 0 || parentheses == 0:
          if braces == 0 { opened = index }
          braces += 1
        case "}" where braces > 0:
          braces -= 1
          if braces == 0 { return index - opened - 1 }
        case "}" where parentheses == 0: return nil
        default: continue
        }
      }
    }
    return nil
  }
}

@Suite struct SizeTests {
  @Test func `nine files in ten have at most 400 lines`() throws {
    for root in ["Sources", "Tests"] {
      #expect(Sizes.filesTooLong(try PackageFolder.swiftFiles(in: [root])) == [])
    }
  }

  @Test func `a function has at most 40 lines`() throws {
    let files = try PackageFolder.swiftFiles(in: ["Sources"])
    #expect(files.flatMap(Sizes.functionsTooLong) == [])
  }

  @Test func `more than one long file in ten is found`() {
    let long = PackageFile(path: "Long.swift", text: String(repeating: "\n", count: 401))
    let short = PackageFile(path: "Short.swift", text: String(repeating: "\n", count: 400))
    let nine = [PackageFile](repeating: short, count: 9)
    #expect(Sizes.filesTooLong(nine + [long]) == [])
    #expect(Sizes.filesTooLong(nine + [long, long]).count == 2)
    #expect(Sizes.filesTooLong([short]) == [])
  }

  @Test(arguments: [
    "func a() {",
    "  public static func b<C>(\n    _ d: (C) -> [C] = { [$0] }\n  ) throws(E) -> C {",
    "  init?(x: Int) {", "@inline(__always) func f() {", "  public subscript(key: String) -> Int {",
    "  static func < (left: Day, right: Day) -> Bool {",
  ])
  func `a long function is found`(head: String) {
    for (count, expected) in [(40, 0), (41, 1)] {
      let body = String(repeating: "    if a { b() }\n", count: count)
      let file = PackageFile(path: "A.swift", text: "\(head)\n\(body)  }\n")
      #expect(Sizes.functionsTooLong(file).count == expected)
    }
  }

  @Test func `a requirement without a body borrows none`() {
    let body = String(repeating: "    a()\n", count: 50)
    let text = "protocol A {\n  func b()\n}\nstruct C {\n\(body)}\n"
    #expect(Sizes.functionsTooLong(PackageFile(path: "A.swift", text: text)) == [])
  }
}
