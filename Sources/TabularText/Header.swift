/// The names of a table's columns, and which of them the reader asked for.
public struct Header: Hashable, Sendable {
  /// The names as the file writes them.
  public let names: [String]
  public let folded: [FoldedName]
  /// Position from 0 of each asked column that is there, by canonical name.
  public let positions: [String: Int]
  private let asked: Set<String>

  /// Finds the asked columns among names.
  ///
  /// Columns without a name may stand anywhere; nothing can ask for them.
  ///
  /// - Throws: `duplicateColumn`, then `missingColumns`.
  public init(_ names: [String], columns: [Column]) throws(TableError) {
    let folded = names.map { FoldedName($0) }
    self.names = names
    self.folded = folded
    asked = Set(columns.map(\.name))
    var firstOf: [FoldedName: Int] = [:]
    for (position, name) in folded.enumerated() where !name.isEmpty {
      if let first = firstOf[name] {
        throw .duplicateColumn(names[position], first: first + 1, second: position + 1)
      }
      firstOf[name] = position
    }
    var positions: [String: Int] = [:]
    var missing: [Column] = []
    for column in columns {
      let found = column.foldedNames.compactMap { firstOf[$0] }
      if !column.prefersFirstName, let first = found.min(), let last = found.max(), first != last {
        throw .duplicateColumn(column.name, first: first + 1, second: last + 1)
      }
      if let position = found.first {
        positions[column.name] = position
      } else if column.isRequired {
        missing.append(column)
      }
    }
    self.positions = positions
    guard missing.isEmpty else {
      let taken = Set(positions.values)
      let free = folded.indices.filter { !taken.contains($0) && !folded[$0].isEmpty }
      throw .missingColumns(
        missing.map { column in
          let position = column.nearest(among: free.map { (folded[$0], $0) })
          return MissingColumn(name: column.name, suggestion: position.map { names[$0] })
        }, found: names)
    }
  }

  /// Position of an asked column, nothing where it is optional and absent.
  ///
  /// - Precondition: the column is one of those asked for.
  public func position(of column: String) -> Int? {
    precondition(asked.contains(column), "no column \(column) was asked for")
    return positions[column]
  }

  /// Position of any column by its folded name, asked for or not.
  public func position(folded name: FoldedName) -> Int? { folded.firstIndex(of: name) }

  /// Named columns that nobody asked for, in the file's order.
  public var unknown: [String] {
    let taken = Set(positions.values)
    return names.indices.filter { !taken.contains($0) && !folded[$0].isEmpty }.map { names[$0] }
  }
}

extension Column {
  /// The free name at most two letters away from a name of this column; one letter for short names.
  fileprivate func nearest(among free: [(name: FoldedName, position: Int)]) -> Int? {
    var best: (distance: Int, position: Int)? = nil
    for (candidate, position) in free where candidate.description.utf8.count <= 64 {
      for name in foldedNames {
        let (length, other) = (name.description.utf8.count, candidate.description.utf8.count)
        let bound = length < 5 ? 1 : 2
        // Names of other lengths are further apart, without a look at their letters.
        guard abs(length - other) <= bound else { continue }
        let distance = name.distance(to: candidate)
        guard distance <= bound, distance < best?.distance ?? .max else { continue }
        best = (distance, position)
      }
    }
    return best?.position
  }
}
