import LedgerValues
import Testing

@Suite struct JSONTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func `a body has one spelling`() throws {
    let body: JSON = [
      "kind": "contribution", "amount": 1_500, "b": true, "a_2": [1, -2, "x", []], "nested": [:],
      "neg": -9_007_199_254_740_991, "quote": "say \"é\" \\ /",
    ]
    let expected =
      #"{"a_2":[1,-2,"x",[]],"amount":1500,"b":true,"kind":"contribution","#
      + #""neg":-9007199254740991,"nested":{},"quote":"say \"é\" \\ /"}"#
    #expect(try body.canonicalBytes() == bytes(expected))
    #expect(try JSON(canonical: bytes(expected)) == body)
  }

  @Test func `members are found by name, and values by kind`() {
    let body: JSON = ["t": "x", "i": 1, "b": false, "a": [1], "o": ["k": 2]]
    #expect(body["t"]?.text == "x")
    #expect(body["i"]?.integer == 1)
    #expect(body["b"]?.bool == false)
    #expect(body["a"]?.array == [1])
    #expect(body["o"]?.object == ["k": 2])
    #expect(body["none"] == nil)
    #expect(JSON("x")["t"] == nil)
    #expect(body["t"]?.integer == nil)
    #expect(body["i"]?.text == nil)
    #expect(body["t"]?.bool == nil)
    #expect(body["t"]?.array == nil)
    #expect(body["t"]?.object == nil)
  }

  @Test func `keys are sorted by byte`() throws {
    let body: JSON = ["b": 1, "a_": 2, "a0": 3, "aa": 4, "a": 5]
    #expect(try body.canonicalBytes() == bytes(#"{"a":5,"a0":3,"a_":2,"aa":4,"b":1}"#))
  }

  @Test(
    arguments: [
      (["A": 1], .key("A")), (["": 1], .key("")), (["é": 1], .key("é")), (["a b": 1], .key("a b")),
      ("a\nb", .controlCharacter), ("\u{7f}", .controlCharacter), ("\u{85}", .controlCharacter),
      ("\u{0}", .controlCharacter), (["k": ["\t"]], .controlCharacter),
      (9_007_199_254_740_992, .integerOutOfBounds), (-9_007_199_254_740_992, .integerOutOfBounds),
      (.integer(.min), .integerOutOfBounds),
    ] as [(JSON, JSONError)])
  func `a value without a canonical form is refused`(value: JSON, error: JSONError) {
    #expect(throws: error) { try value.canonicalBytes() }
  }

  @Test(
    arguments: [
      ("", .malformed(at: 0)), (" 1", .malformed(at: 0)), ("1 ", .malformed(at: 1)),
      ("null", .malformed(at: 0)), ("tru", .malformed(at: 0)), ("falsE", .malformed(at: 0)),
      ("-", .malformed(at: 0)), ("+1", .malformed(at: 0)), ("1.5", .malformed(at: 1)),
      ("1e3", .malformed(at: 1)), ("01", .notCanonical(at: 0)), ("-0", .notCanonical(at: 0)),
      ("-01", .notCanonical(at: 0)), ("00", .notCanonical(at: 0)),
      ("9007199254740992", .integerOutOfBounds), ("-9007199254740992", .integerOutOfBounds),
      ("99999999999999999999999", .integerOutOfBounds), ("\"a", .malformed(at: 2)),
      ("\"", .malformed(at: 1)), ("\"\n\"", .malformed(at: 1)), ("\"\u{85}\"", .malformed(at: 2)),
      (#""\n""#, .notCanonical(at: 2)), (#""\/""#, .notCanonical(at: 2)),
      (#""\u0041""#, .notCanonical(at: 2)), (#""\"#, .notCanonical(at: 2)),
      ("[", .malformed(at: 1)), ("[1", .malformed(at: 2)), ("[1,]", .malformed(at: 3)),
      ("[1, 2]", .malformed(at: 3)), ("[1 ,2]", .malformed(at: 2)), ("[,1]", .malformed(at: 1)),
      ("[1]]", .malformed(at: 3)), ("{", .malformed(at: 1)), (#"{"a"}"#, .malformed(at: 4)),
      (#"{"a":}"#, .malformed(at: 5)), (#"{"a":1,}"#, .malformed(at: 7)),
      (#"{"a" :1}"#, .malformed(at: 4)), ("{a:1}", .malformed(at: 1)),
      (#"{"b":1,"a":2}"#, .notCanonical(at: 7)), (#"{"a":1,"a":2}"#, .notCanonical(at: 7)),
      (#"{"A":1}"#, .key("A")), (#"{"":1}"#, .key("")), ("\u{FEFF}1", .malformed(at: 0)),
    ] as [(String, JSONError)])
  func `bytes that are not canonical are refused where they are wrong`(
    text: String, error: JSONError
  ) {
    #expect(throws: error) { try JSON(canonical: Array(text.utf8)) }
  }

  @Test(arguments: [[0xff], [0xc2], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
  func `a text that is not UTF-8 is refused`(middle: [UInt8]) {
    #expect(throws: JSONError.malformed(at: 0)) { try JSON(canonical: [34] + middle + [34]) }
  }

  @Test func `32 arrays inside each other are the most, read or written`() throws {
    var value: JSON = []
    for _ in 1..<32 { value = [value] }
    let text = bytes(String(repeating: "[", count: 32) + String(repeating: "]", count: 32))
    #expect(try value.canonicalBytes() == text)
    #expect(try JSON(canonical: text) == value)
    #expect(throws: JSONError.tooDeep(at: 32)) { try JSON.array([value]).canonicalBytes() }
    #expect(throws: JSONError.tooDeep(at: 32)) { try JSON(canonical: [91] + text + [93]) }
    #expect(throws: JSONError.tooDeep(at: 32)) {
      try JSON(canonical: [UInt8](repeating: 91, count: 1_000_000))
    }
  }

  /// Composed and decomposed texts are equal to Swift, but have their own bytes and so digests.
  @Test func `bytes of texts are kept as they came`() throws {
    for text in ["\u{E9}", "e\u{301}", "\u{1F469}\u{200D}\u{1F37C}", "\u{A0}\u{202F}"] {
      let written = try JSON.text(text).canonicalBytes()
      #expect(written == [34] + Array(text.utf8) + [34])
      #expect(try JSON(canonical: written).text?.utf8.elementsEqual(text.utf8) == true)
    }
  }
}
