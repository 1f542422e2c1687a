import LedgerValues

/// Why a document is not read, and where.
struct XMLFault {
  enum Code: String {
    case notWellFormed = "not_well_formed"
    /// A document type, or an entity beyond the five of XML: what could make a small file huge, or
    /// read another one.
    case entities
    case tooDeep = "too_deep"
    case tooLong = "too_long"
    case encoding
    /// Well-formed, and no CAMT statement.
    case otherDocument = "other_document"
  }

  let code: Code
  let line: Int
  let column: Int

  init(_ code: Code, line: Int, column: Int) {
    self.code = code
    self.line = max(1, line)
    self.column = max(1, column)
  }

  var json: JSON {
    [
      "kind": "fault", "code": .text(code.rawValue), "line": .integer(Int64(line)),
      "column": .integer(Int64(column)),
    ]
  }
}
