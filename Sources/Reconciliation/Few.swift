/// Elements of which there is nearly always one: a list of its own for each of a hundred thousand
/// groups would cost more than all the rest.
enum Few<Element> {
  case one(Element)
  case many([Element])

  init(_ elements: [Element]) {
    self = elements.count == 1 ? .one(elements[0]) : .many(elements)
  }
}

extension Few: RandomAccessCollection {
  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .one: 1
    case .many(let elements): elements.count
    }
  }

  subscript(position: Int) -> Element {
    switch self {
    case .one(let element): element
    case .many(let elements): elements[position]
    }
  }
}

/// As long as lists are taken by `init(_:)`, equal ones are equal cases.
extension Few: Equatable where Element: Equatable {}
extension Few: Hashable where Element: Hashable {}
extension Few: Sendable where Element: Sendable {}
