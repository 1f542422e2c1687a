import LedgerValues

extension Environment {
  /// Takes clock, seed and machine from the variables that tests and documents set.
  ///
  /// A value that cannot be read is left out, and the real one stays.
  mutating func inject() {
    if let moment = variables[.clock].flatMap(Moment.init(iso:)) {
      clock = { moment }
      isInjected = true
    }
    if let seed = variables[.seed].flatMap({ UInt64($0) }) {
      random = .seeded(seed)
      isInjected = true
    }
    if let machine = variables[.machine], !machine.isEmpty {
      self.machine = machine
      isInjected = true
    }
  }

  /// Whether catalogue words are marked: a debug build asked to.
  var isPseudo: Bool {
    #if DEBUG
      variables[.pseudo].map { !$0.isEmpty } ?? false
    #else
      false
    #endif
  }
}
