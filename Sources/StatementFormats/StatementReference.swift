import TabularText

/// The keeper's number of an operation, as records can keep it.
enum StatementReference {
  /// Bytes, at most.
  static let bound = 256

  /// - Throws: `reference` where it has a control character, or is longer than its bound.
  static func checked(
    _ text: String?, at place: @autoclosure () -> CellPlace
  ) throws(RowRejection) -> String? {
    guard let text, !text.isEmpty else { return nil }
    // The control characters that are not ASCII are U+0080 to U+009F.
    guard text.utf8.count <= bound,
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) })
    else { throw .reference(place()) }
    return text
  }
}
