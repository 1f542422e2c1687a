public import TabularText

extension FundFile {
  /// Which file a table is, by its name or, failing that, by its columns.
  ///
  /// A file that lacks a few columns of one kind is of that kind, so that reading it says which.
  ///
  /// - Returns: Nothing where neither fits.
  /// - Throws: What keeps the first line from being read as a header at all.
  public static func recognised(
    name: String, bytes: [UInt8], normalize: (String) -> String = { $0 }
  ) throws(TableError) -> FundFile? {
    let folded = FoldedName(name)
    if let known = allCases.first(where: { $0.names.contains { FoldedName($0) == folded } }) {
      return known
    }
    let lines = try Table.firstLines(of: bytes, atMost: 1, normalize: normalize)
    guard let names = lines.first else { return nil }
    let lacks = allCases.map { file in (file: file, count: file.missing(from: names)) }
    guard let nearest = lacks.min(by: { $0.count < $1.count }) else { return nil }
    let needed = nearest.file.columns.count(where: \.isRequired)
    return nearest.count * 2 < needed ? nearest.file : nil
  }

  /// How many of the needed columns are not among these; none where one is there twice, which is
  /// then refused for that.
  private func missing(from names: [String]) -> Int {
    do throws(TableError) {
      _ = try Header(names, columns: columns)
      return 0
    } catch {
      guard case .missingColumns(let missing, _) = error else { return 0 }
      return missing.count
    }
  }
}
