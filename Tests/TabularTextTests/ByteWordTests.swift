import LedgerTestSupport
import Testing

@testable import TabularText

/// Bytes looked at eight at a time, beside a look at each.
@Suite struct ByteWordTests {
  /// The places of marked bytes.
  private func places(_ marks: UInt64) -> [Int] {
    (0..<8).filter { marks & (0x80 << UInt64($0 * 8)) != 0 }
  }

  @Test func `every byte is told from every other in every place`() {
    for byte in UInt8.min...UInt8.max {
      for neighbour: UInt8 in [0, 1, 0x2c, 0x7f, 0x80, 0xff] {
        for place in 0..<8 {
          var bytes = [UInt8](repeating: neighbour, count: 8)
          bytes[place] = byte
          let word = bytes.withUnsafeBufferPointer { ByteWord($0, at: 0) }
          for asked: UInt8 in [0x00, 0x22, 0x2c, 0x3b, 0x7f, 0x80, 0xff] {
            #expect(places(word.marks(of: asked)) == bytes.indices.filter { bytes[$0] == asked })
          }
          for bound: UInt8 in [0, 1, 14, 0x20, 0x7f, 0x80] {
            #expect(places(word.marks(below: bound)) == bytes.indices.filter { bytes[$0] < bound })
          }
          #expect(places(word.marksBeyondASCII) == bytes.indices.filter { bytes[$0] >= 0x80 })
        }
      }
    }
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")])
  func `the ends of cells are those that a look at each byte finds`(_ separator: UInt8) {
    let seed = UInt64.random(in: 0...UInt64.max)
    var chance = SeededGenerator(seed: seed)
    let letters: [UInt8] = [
      separator, 0x0a, 0x0d, 0, 0x09, 0x0b, 0x20, 0x2b, 0x31, 0x61, 0xc3, 0xff,
    ]
    var found = 0
    for length in (0...70).flatMap({ Array(repeating: $0, count: 40) }) {
      // Few ends make long cells.
      let share = Int.random(in: 1...12, using: &chance)
      let bytes = (0..<length).map { _ -> UInt8 in
        Int.random(in: 0..<12, using: &chance) < share
          ? letters[Int.random(in: 0..<12, using: &chance)] : 0x61
      }
      let isEnd = { (byte: UInt8) in [separator, 0x0a, 0x0d, 0].contains(byte) }
      bytes.withUnsafeBufferPointer { all in
        let first = Int.random(in: 0...length, using: &chance)
        var ends = CellEnds(all, separator: separator, from: first)
        var offset = first
        while offset <= length {
          let expected = bytes[offset...].firstIndex(where: isEnd) ?? length
          let end = ends.next(from: offset)
          #expect(end == expected, "seed \(seed), \(bytes) from \(offset)")
          guard end == expected else { return }
          found += 1
          // A quoted cell goes on behind ends that were seen already.
          let isQuoted = Bool.random(using: &chance)
          offset = end + 1 + (isQuoted ? Int.random(in: 0...9, using: &chance) : 0)
        }
      }
    }
    #expect(found > 5_000)
  }

  @Test func `a plain text is printable and has neither blanks around it nor a quotation mark`()
    throws
  {
    for length in [1, 2, 7, 8, 9, 15, 16, 17] {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max where ![0, 0x0a, 0x0d, 0x2c].contains(byte) {
          var cell = [UInt8](repeating: UInt8(ascii: "x"), count: length)
          cell[place] = byte
          // The quotation mark stands within the cell, where it is a letter.
          guard byte != UInt8(ascii: "\"") || place > 0 else { continue }
          var format = TableFormat(columns: [Column("a"), Column("b")])
          format.allowsLegacy = true
          let table = try Table.read(Array("a,b\n".utf8) + cell + Array(",y\n".utf8), as: format)
          let row = try #require(table.everyRow.first)
          let isBlank = byte == 0x20 && (place == 0 || place == length - 1)
          let isPlain = (0x20..<0x7f).contains(byte) && byte != UInt8(ascii: "\"") && !isBlank
          #expect((row.plainText(at: 0) != nil) == isPlain, "\(cell)")
          if isPlain { #expect(row[0].utf8.elementsEqual(cell)) }
        }
      }
    }
  }
}
