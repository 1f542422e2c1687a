import Testing

/// Which module may import which. SwiftPM builds an import that its target does not declare without
/// a word, so the graph is kept by reading the `import` lines.
enum ModuleGraph {
  static let allowed: [String: Set<String>] = [
    "LedgerValues": [],
    "TabularText": ["LedgerValues"],
    "DoubleEntry": ["LedgerValues"],
    "HealthFund": ["LedgerValues", "TabularText", "DoubleEntry"],
    "AccessRules": ["LedgerValues"],
    "StatementFormats": ["LedgerValues", "TabularText"],
    "Reconciliation": ["LedgerValues", "StatementFormats"],
    "LedgerReports": ["LedgerValues", "DoubleEntry"],
    "SampleFund": ["LedgerValues"],
    "LedgerSQLite": ["CSQLite", "Glibc"],
    "BookStore": [
      "LedgerValues", "DoubleEntry", "HealthFund", "AccessRules", "StatementFormats",
      "Reconciliation", "LedgerReports", "LedgerSQLite",
    ],
    "NafaCLI": [
      "LedgerValues", "TabularText", "DoubleEntry", "HealthFund", "AccessRules",
      "StatementFormats", "Reconciliation", "LedgerReports", "SampleFund", "BookStore",
      "FoundationEssentials", "Glibc", "Swift", "Synchronization",
    ],
    "nafa": ["NafaCLI", "Glibc"],
    "nafa-bench": [
      "CFloor", "LedgerValues", "TabularText", "StatementFormats", "Reconciliation",
      "AccessRules", "SampleFund", "Glibc",
    ],
    "nafa-xml": ["LedgerValues", "Foundation", "FoundationXML", "Glibc"],
  ]

  /// What the system or the toolchain brings, so that `Package.swift` does not name it.
  static let fromOutside: Set<String> = [
    "Glibc", "Swift", "Synchronization", "Foundation", "FoundationEssentials", "FoundationXML",
  ]

  /// The modules that a file imports, with the line of each.
  static func imports(of file: PackageFile) -> [(module: String, line: Int)] {
    let code = SwiftCode(file.text).code
    var imports: [(module: String, line: Int)] = []
    for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }
      for (position, word) in words.enumerated() where word == "import" {
        var rest = words.dropFirst(position + 1)
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        if let kind = rest.first, kinds.contains(kind) { rest = rest.dropFirst() }
        guard let path = rest.first else { continue }
        imports.append((String(path.prefix { $0 != "." }), index + 1))
      }
    }
    return imports
  }

  static func findings(in files: [PackageFile]) -> [String] {
    files.flatMap { file -> [String] in
      guard let allowed = allowed[file.target] else {
        return ["\(file.path): the module graph has no \(file.target)"]
      }
      return imports(of: file).filter { !allowed.contains($0.module) }
        .map { "\(file.path):\($0.line): \(file.target) may not import \($0.module)" }
    }
  }

  /// The dependencies that `Package.swift` declares by its `module` function.
  static func declared(in manifest: String) -> [String: Set<String>] {
    let call = /module\(\s*"([A-Za-z]+)"(?:,\s*\[([^\]]*)\])?/
    var declared: [String: Set<String>] = [:]
    for match in manifest.matches(of: call) {
      let names = (match.output.2 ?? "").split { !$0.isLetter }
      declared[String(match.output.1)] = Set(names.map(String.init))
    }
    return declared
  }
}

@Suite struct ImportTests {
  @Test func `every module imports what the graph allows, and nothing else`() throws {
    let files = try PackageFolder.swiftFiles(in: ["Sources"])
    #expect(files.count > 20)
    #expect(ModuleGraph.findings(in: files) == [])
  }

  @Test func `Package.swift declares the same graph`() throws {
    let declared = ModuleGraph.declared(in: try PackageFolder.file("Package.swift").text)
    #expect(declared.count >= 11)
    for (module, dependencies) in declared {
      let allowed = ModuleGraph.allowed[module]?.subtracting(ModuleGraph.fromOutside)
      #expect(dependencies == allowed, "\(module)")
    }
  }

  @Test func `the graph has no circle`() {
    var left = ModuleGraph.allowed
    while let leaf = left.first(where: { $0.value.isDisjoint(with: left.keys) }) {
      left[leaf.key] = nil
    }
    #expect(left.keys.sorted() == [])
  }

  @Test func `the twin of the books imports nothing`() throws {
    let files = try PackageFolder.swiftFiles(in: ["Tests/TwinTests/Twin"])
    #expect(files.count > 3)
    #expect(files.flatMap { ModuleGraph.imports(of: $0).map(\.module) } == [])
  }

  @Test(arguments: [
    "import DoubleEntry", "public import BookStore", "@testable import HealthFund",
    "@preconcurrency public import Foundation", "import struct Foundation.Date",
    "import FoundationEssentials", "let a = 1; import NafaCLI",
    "#if os(Linux)\n  import Glibc\n#endif",
  ])
  func `an import that the graph lacks is found`(text: String) {
    let file = PackageFile(path: "Sources/LedgerValues/Money.swift", text: text)
    #expect(ModuleGraph.findings(in: [file]).count == 1)
  }

  @Test func `a module that the graph lacks is found, and a comment is no import`() {
    let files = [
      PackageFile(path: "Sources/Helpers/Text.swift", text: ""),
      PackageFile(path: "Sources/DoubleEntry/Entry.swift", text: "// import Foundation\n"),
      PackageFile(path: "Sources/DoubleEntry/Entry.swift", text: "public import LedgerValues\n"),
      PackageFile(path: "Sources/NafaCLI/Rim.swift", text: "import FoundationEssentials\n"),
    ]
    #expect(ModuleGraph.findings(in: files).count == 1)
  }

  @Test func `the reader of Package.swift reads dependencies over several lines`() {
    let text = """
      module("LedgerValues"), module("B", ["C"], resources: [.copy("D")]),
      module(
        "E",
        [
          "F", "G",
        ])
      """
    #expect(ModuleGraph.declared(in: text) == ["LedgerValues": [], "B": ["C"], "E": ["F", "G"]])
  }
}
