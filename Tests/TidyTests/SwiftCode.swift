/// A Swift text without its comments and the content of its texts: what the compiler acts on.
///
/// Lines keep their number. Interpolations go with the text that holds them; a regex literal is left
/// as it is.
struct SwiftCode {
  private(set) var code = ""

  init(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    while let next = rest.first {
      if next == "/", rest.dropFirst().first == "/" {
        rest = rest.drop { $0 != "\n" }
      } else if next == "/", rest.dropFirst().first == "*" {
        skipBlockComment(&rest)
      } else if let quote = Self.openingQuote(rest) {
        skipText(&rest, quote)
      } else {
        code.unicodeScalars.append(next)
        rest.removeFirst()
      }
    }
  }

  private struct Quote {
    let hashes: Int
    let isMultiline: Bool
    var length: Int { isMultiline ? 3 : 1 }
  }

  private static func openingQuote(_ rest: ArraySlice<Unicode.Scalar>) -> Quote? {
    let hashes = rest.prefix { $0 == "#" }.count
    let after = rest.dropFirst(hashes)
    guard after.first == "\"" else { return nil }
    return Quote(hashes: hashes, isMultiline: after.starts(with: "\"\"\"".unicodeScalars))
  }

  private mutating func skipBlockComment(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var depth = 0
    repeat {
      if rest.starts(with: "/*".unicodeScalars) {
        depth += 1
        rest.removeFirst(2)
      } else if rest.starts(with: "*/".unicodeScalars) {
        depth -= 1
        rest.removeFirst(2)
      } else {
        keepLine(rest.removeFirst())
      }
    } while depth > 0 && !rest.isEmpty
  }

  private mutating func skipText(_ rest: inout ArraySlice<Unicode.Scalar>, _ quote: Quote) {
    let hashes = [Unicode.Scalar](repeating: "#", count: quote.hashes)
    let end = [Unicode.Scalar](repeating: "\"", count: quote.length) + hashes
    let escape = ["\\"] + hashes
    code += "\"\""
    rest.removeFirst(quote.hashes + quote.length)
    while let next = rest.first, !rest.starts(with: end) {
      if rest.starts(with: escape) {
        rest.removeFirst(escape.count)
        if rest.first == "(" {
          skipInterpolation(&rest)
        } else if !rest.isEmpty {
          rest.removeFirst()
        }
      } else {
        keepLine(next)
        rest.removeFirst()
      }
    }
    rest = rest.dropFirst(end.count)
  }

  private mutating func skipInterpolation(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var depth = 0
    repeat {
      if let quote = Self.openingQuote(rest) {
        let kept = code
        skipText(&rest, quote)
        code = kept
        continue
      }
      let next = rest.removeFirst()
      if next == "(" { depth += 1 }
      if next == ")" { depth -= 1 }
      keepLine(next)
    } while depth > 0 && !rest.isEmpty
  }

  private mutating func keepLine(_ scalar: Unicode.Scalar) {
    if scalar == "\n" { code.unicodeScalars.append(scalar) }
  }
}
