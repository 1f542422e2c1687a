import Testing

/// Where things stand: the top level, and no path of one machine.
enum Places {
  static let topLevel: Set<String> = [
    "Package.swift", "Sources", "Tests", "Docs", "Examples", "README.md",
  ]

  /// What is there beyond the fixed entries. Dot files and a book that somebody made are nobody's
  /// business, as `.gitignore` says too.
  static func unwanted(_ entries: [String]) -> [String] {
    entries.filter { entry in
      !topLevel.contains(entry) && !entry.hasPrefix(".")
        && !entry.hasSuffix(".nafa") && !entry.hasSuffix(".nafa-journal")
    }
  }

  // Put together here, so as not to find themselves.
  static let machinePaths = ["/wor" + "k/", "/far" + "m/", "/tmp/bash" + "_jobs", "/ho" + "me/"]

  static func machinePaths(in files: [PackageFile]) -> [String] {
    files.flatMap { file in
      file.lines.enumerated()
        .filter { line in machinePaths.contains { line.element.contains($0) } }
        .map { "\(file.path):\($0.offset + 1)" }
    }
  }
}

@Suite struct PlaceTests {
  @Test func `the top level has what was fixed, and nothing else`() throws {
    #expect(Places.unwanted(try PackageFolder.entries()) == [])
  }

  @Test func `an entry too many is found`() {
    let entries = [".git", ".build", "Package.swift", "Sources", "LICENSE", "scripts", "a.nafa"]
    #expect(Places.unwanted(entries) == ["LICENSE", "scripts"])
  }

  @Test func `no file names a path of one machine`() throws {
    let files = try PackageFolder.files(in: [
      "Sources", "Tests", "Docs", "Examples", ".ci", "README.md", "Package.swift", ".gitignore",
    ])
    #expect(files.count > 60)
    #expect(Places.machinePaths(in: files) == [])
  }

  @Test func `a path of one machine is found`() {
    for path in Places.machinePaths {
      let file = PackageFile(path: "README.md", text: "Docs\ncd \(path)nafa\n")
      #expect(Places.machinePaths(in: [file]) == ["README.md:2"])
    }
  }
}
