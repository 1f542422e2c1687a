/// An operation of a statement and a movement that may be the same.
struct CandidateEdge {
  let operation: Int
  let target: Int
  var references: (line: String, movement: String)? = nil
  /// Whether the references are the same byte for byte.
  var isExact = false
}

/// All candidates of one pass, resolved together.
struct CandidateGraph {
  /// Edges whose two ends have no other edge.
  let unique: [CandidateEdge]
  /// The other edges, those that hang together in one list, in order.
  let contested: [[CandidateEdge]]

  init(_ edges: [CandidateEdge]) {
    var (ofOperation, ofTarget) = ([Int: Int](), [Int: Int]())
    for edge in edges {
      ofOperation[edge.operation, default: 0] += 1
      ofTarget[edge.target, default: 0] += 1
    }
    var (unique, others) = ([CandidateEdge](), [CandidateEdge]())
    for edge in edges {
      let isAlone = ofOperation[edge.operation] == 1 && ofTarget[edge.target] == 1
      if isAlone { unique.append(edge) } else { others.append(edge) }
    }
    self.unique = unique
    contested = Self.parts(others)
  }

  /// Edges that share ends, gathered by a union of their operations and targets.
  private static func parts(_ edges: [CandidateEdge]) -> [[CandidateEdge]] {
    var parent: [Int: Int] = [:]
    func root(_ node: Int) -> Int {
      var node = node
      while let next = parent[node], next != node {
        let grandparent = parent[next] ?? next
        parent[node] = grandparent
        node = grandparent
      }
      return node
    }
    // Targets are the odd nodes.
    for edge in edges {
      let (left, right) = (root(edge.operation * 2), root(edge.target * 2 + 1))
      if left != right { parent[max(left, right)] = min(left, right) }
    }
    let groups = Dictionary(grouping: edges) { root($0.operation * 2) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
