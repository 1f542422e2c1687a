import BookStore
import DoubleEntry
import Foundation
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@Suite struct ReconcilingTests {
  @Test(arguments: ["wallet", "bank"])
  func `Sikoro's statements are read by their profiles`(name: String) throws {
    let path = packageRoot.appending(path: "Examples/sikoro/\(name).csv")
    let bytes = [UInt8](try Data(contentsOf: path))
    let reading = try StatementFile.read(bytes)
    #expect(reading.rejected.isEmpty)
    let statement = try reading.onlyStatement(in: .xof)
    #expect(statement.ties == .yes)
  }
}
