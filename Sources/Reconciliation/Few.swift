/// Elements of which there are one or two nearly always: a list of its own for each of a hundred
/// thousand groups would cost more than all the rest.
enum Few<Element> {
  case one(Element)
  case two(Element, Element)
  case many([Element])

  init(_ elements: [Element]) {
    self =
      switch elements.count {
      case 1: .one(elements[0])
      case 2: .two(elements[0], elements[1])
      default: .many(elements)
      }
  }
}

extension Few: RandomAccessCollection {
  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .one: 1
    case .two: 2
    case .many(let elements): elements.count
    }
  }

  subscript(position: Int) -> Element {
    switch self {
    case .one(let element): element
    case .two(let first, let second): position == 0 ? first : second
    case .many(let elements): elements[position]
    }
  }
}

/// As long as all are made by `init(_:)` or by their number, equal lists are equal cases.
extension Few: Equatable where Element: Equatable {}
extension Few: Hashable where Element: Hashable {}
extension Few: Sendable where Element: Sendable {}
