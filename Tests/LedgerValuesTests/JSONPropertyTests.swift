import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct JSONPropertyTests {
  @Test(arguments: [11, 12, 13] as [UInt64])
  func `reading what was written gives the same value, and the same bytes`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var seen = Kinds()
    for _ in 0..<300 {
      let value = randomValue(depth: 0, &generator, &seen)
      let bytes = try value.canonicalBytes()
      let back = try JSON(canonical: bytes)
      #expect(back == value)
      #expect(try back.canonicalBytes() == bytes)
    }
    #expect(seen.isComplete)
  }

  /// A changed byte is refused, or makes another canonical text; it never passes unseen.
  @Test(arguments: [21, 22] as [UInt64])
  func `a changed byte never reads as the old value`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var seen = Kinds()
    var (refused, readable) = (0, 0)
    for _ in 0..<400 {
      let original = try randomValue(depth: 0, &generator, &seen).canonicalBytes()
      for _ in 0..<12 {
        var bytes = original
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
          let index = bytes.indices.randomElement(using: &generator) ?? 0
          bytes[index] ^= UInt8.random(in: 1...255, using: &generator)
        case 1: bytes.remove(at: bytes.indices.randomElement(using: &generator) ?? 0)
        default:
          let character = Array("\"\\{}[],:01-ab \u{e9}".utf8).randomElement(using: &generator) ?? 0
          bytes.insert(character, at: Int.random(in: 0...bytes.count, using: &generator))
        }
        guard let value = try? JSON(canonical: bytes) else {
          refused += 1
          continue
        }
        readable += 1
        #expect(try value.canonicalBytes() == bytes)
      }
    }
    #expect(refused > 1_000)
    #expect(readable > 300)
  }

  /// What a generator has made so far, so that a test can tell that it reached every kind.
  private struct Kinds {
    var text = false
    var negative = false
    var bound = false
    var bool = false
    var emptyArray = false
    var object = false
    var deepest = 0

    var isComplete: Bool {
      text && negative && bound && bool && emptyArray && object && deepest >= 4
    }
  }

  private func randomValue(
    depth: Int, _ generator: inout SeededGenerator, _ seen: inout Kinds
  ) -> JSON {
    seen.deepest = max(seen.deepest, depth)
    switch Int.random(in: 0..<(depth < 5 ? 8 : 4), using: &generator) {
    case 0, 1:
      seen.text = true
      return .text(randomText(&generator))
    case 2:
      let bound = JSON.integerBound
      let drawn = Int64.random(in: -bound...bound, using: &generator)
      let choices: [Int64] = [bound, -bound, 0, drawn]
      let integer = choices.randomElement(using: &generator) ?? 0
      seen.negative = seen.negative || integer < 0
      seen.bound = seen.bound || integer == bound
      return .integer(integer)
    case 3:
      seen.bool = true
      return .bool(Bool.random(using: &generator))
    case 4, 5:
      let count = Int.random(in: 0...4, using: &generator)
      seen.emptyArray = seen.emptyArray || count == 0
      return .array((0..<count).map { _ in randomValue(depth: depth + 1, &generator, &seen) })
    default:
      seen.object = true
      var members: [String: JSON] = [:]
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        members[randomKey(&generator)] = randomValue(depth: depth + 1, &generator, &seen)
      }
      return .object(members)
    }
  }

  private func randomText(_ generator: inout SeededGenerator) -> String {
    let pieces = ["a", "é", "\"", "\\", "ɔ", "\u{202F}", "👩‍🍼", " ", "\u{2028}", "Fatoumata", "{}"]
    return (0..<Int.random(in: 0...6, using: &generator))
      .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
  }

  private func randomKey(_ generator: inout SeededGenerator) -> String {
    let characters = Array("abz019_")
    return String(
      (0..<Int.random(in: 1...3, using: &generator))
        .compactMap { _ in characters.randomElement(using: &generator) })
  }
}
