/// A reference as it is compared: what banks and people change without meaning another operation is
/// taken away.
///
///     ReferenceKey("mp 0250314.0915")  // name MP2503140915
///     ReferenceKey("TRF 250314/0915")  // number 2503140915
///
/// It holds fingerprints, not texts: a comparison of a hundred thousand references fits into the
/// processor's caches. Who confirms a match compares the texts themselves (`isSameName`,
/// `isSameNumber`), so that a fingerprint met twice confirms nothing.
struct ReferenceKey {
  /// Of the capital letters and digits, without noughts at the head of the number.
  let name: UInt64
  /// Zero where there is none.
  private let numberOrZero: UInt64

  /// Of the name without the letters before its first digit; nothing where too little is left to
  /// name an operation.
  var number: UInt64? { numberOrZero == 0 ? nil : numberOrZero }

  /// A number this long is not shared by chance.
  static let identifyingLength = 6

  /// What the reference is looked up by: references with the same name have the same number.
  var identity: UInt64 { number ?? name }

  /// Nothing where the text has no digit but noughts: a word names no operation.
  init?(_ text: String) {
    var letters = Fingerprints()
    Self.forEachLetter(of: text) { letters.add($0, isOfNumber: $1) }
    guard letters.count > 0 else { return nil }
    name = letters.name
    numberOrZero = letters.count >= Self.identifyingLength ? letters.number.value : 0
  }

  /// Whether two references name the same operation.
  func agrees(with other: ReferenceKey) -> Bool {
    if name == other.name { return true }
    guard let number, let theirs = other.number else { return false }
    return number == theirs
  }

  /// A mixing of bytes, eight of them at a time: each step waits for the one before.
  private struct Fingerprint {
    private var mixed: UInt64 = 0x9e37_79b9_7f4a_7c15
    /// Bytes that are not mixed yet, none of them zero.
    private var waiting: UInt64 = 0

    mutating func add(_ byte: UInt8) {
      waiting = waiting << 8 | UInt64(byte)
      if waiting >> 56 != 0 { mix() }
    }

    mutating func add(_ other: Fingerprint) {
      mix()
      waiting = other.value
      mix()
    }

    private mutating func mix() {
      mixed = (mixed ^ waiting) &* 0xd6e8_feb8_6659_fd93
      mixed ^= mixed >> 32
      waiting = 0
    }

    var value: UInt64 {
      var last = self
      last.mix()
      return last.mixed
    }
  }

  /// Of what stands before the number, and of the number: each byte goes into one of them.
  private struct Fingerprints {
    private var prefix = Fingerprint()
    private(set) var number = Fingerprint()
    /// Letters and digits of the number.
    private(set) var count = 0

    mutating func add(_ byte: UInt8, isOfNumber: Bool) {
      if isOfNumber {
        number.add(byte)
        count += 1
      } else {
        prefix.add(byte)
      }
    }

    /// Of both together.
    var name: UInt64 {
      var name = prefix
      name.add(number)
      return name.value
    }
  }

  /// The letters and digits that count, and whether each is of the number or before it.
  private static func forEachLetter(
    of text: String, _ body: (_ byte: UInt8, _ isOfNumber: Bool) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      var position = 0
      // Noughts before the number say nothing.
      while position < bytes.count, !(49...57).contains(bytes[position]) {
        if bytes[position] != 48, let letter = letter(bytes[position]) { body(letter, false) }
        position &+= 1
      }
      while position < bytes.count {
        if let letter = letter(bytes[position]) { body(letter, true) }
        position &+= 1
      }
    }
  }

  /// A letter or digit as it is compared: small letters are capital ones.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt8? {
    if byte &- 48 < 10 || byte &- 65 < 26 || byte >= 0x80 { return byte }
    return byte &- 97 < 26 ? byte &- 32 : nil
  }
}

// MARK: Comparing the texts themselves

extension ReferenceKey {
  private struct Letters {
    let name: [UInt8]
    private let numberStart: Int

    init(_ text: String) {
      var (letters, start) = ([UInt8](), 0)
      letters.reserveCapacity(text.utf8.count)
      ReferenceKey.forEachLetter(of: text) { byte, isOfNumber in
        letters.append(byte)
        if !isOfNumber { start += 1 }
      }
      (name, numberStart) = (letters, start)
    }

    var number: ArraySlice<UInt8> { name[numberStart...] }
    var prefix: ArraySlice<UInt8> { name[..<numberStart] }
  }

  /// Whether two texts are the same name.
  static func isSameName(_ left: String, _ right: String) -> Bool {
    left.isSame(as: right) || Letters(left).name == Letters(right).name
  }

  /// Whether two texts are the same name, or the same number behind whatever letters.
  static func isSameNumber(_ left: String, _ right: String) -> Bool {
    if left.isSame(as: right) { return true }
    let (a, b) = (Letters(left), Letters(right))
    return a.name == b.name || (a.number.count >= identifyingLength && a.number == b.number)
  }

  /// Whether the numbers differ by one slip of the pen: a digit wrong, too many, too few, or two
  /// neighbours swapped.
  static func areOneSlipApart(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Letters(left).number, Letters(right).number)
    guard min(a.count, b.count) >= identifyingLength, abs(a.count - b.count) <= 1, a != b else {
      return false
    }
    let same = zip(a, b).prefix { $0 == $1 }.count
    let (x, y) = (a.dropFirst(same), b.dropFirst(same))
    if x.count > y.count { return x.dropFirst().elementsEqual(y) }
    if x.count < y.count { return y.dropFirst().elementsEqual(x) }
    if x.dropFirst().elementsEqual(y.dropFirst()) { return true }
    return x.prefix(2).elementsEqual(y.prefix(2).reversed())
      && x.dropFirst(2).elementsEqual(y.dropFirst(2))
  }

  /// Fingerprint of the name without letters at its end: `MP123` for `MP123B`, one of several
  /// receipts for one payment.
  static func stem(of text: String) -> UInt64 {
    let letters = Letters(text)
    let end = letters.number.lastIndex { (48...57).contains($0) } ?? letters.name.count - 1
    var stem = Fingerprints()
    for byte in letters.prefix { stem.add(byte, isOfNumber: false) }
    for byte in letters.number[...end] { stem.add(byte, isOfNumber: true) }
    return stem.name
  }
}

extension String {
  /// Whether two texts have the same bytes.
  func isSame(as other: String) -> Bool {
    // Texts that are equal but for how their accents are composed differ in length.
    utf8.count == other.utf8.count && self == other
  }
}
