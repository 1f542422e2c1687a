import AccessRules
import LedgerValues
import Testing

@Suite struct TraceTests {
  @Test func `every row and cell is told`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child(["Enceinte": .unknown(.notAsked)])
    let traces = book.traces(of: try book.decide(care), for: care)
    #expect(traces.count == 3)
    let exemption = try #require(traces[1].first)
    // Acte, Programme, Âge en mois, Enceinte: the second row applies to the malaria drug.
    #expect(
      exemption.cells.map { $0.map(\.rawValue).joined() } == ["-+++", "++++", "++-?", "+-++"])
    #expect(exemption.applied == [1])
    let json = book.json(of: traces)
    let open = String(decoding: try json.open.canonicalBytes(), as: UTF8.self)
    #expect(
      open.contains(
        #"{"applied":[2],"cells":["+-+","+++","-++","--+","-++","-++","---","-+-"],"table":2}"#),
      "\(open)")
    #expect(!open.contains(#""table":1}"#))
  }
}
