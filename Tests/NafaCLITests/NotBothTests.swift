import Testing

@testable import NafaCLI

/// Two ways of saying the same: none of them is silently left out.
@Suite struct NotBothTests {
  @Test(arguments: [
    "reconcile tolerance add A 5521 --fee 5000=60 --rounding 5 --against 6312 --fund GEN --from 2025-01-01",
    "reconcile accept 5521 7K2M4X --rule subset",
    "claim accept CSCOM-SIKORO 14007/3 --name other-day --reason asked",
    "claim dispute CSCOM-SIKORO 14007/3 --name other-day --reason asked",
    "contribute M0001-3 500 --savings --months 2 --receipt R1-900001 --into 5711",
    "contribute M0001-3 500 --savings --first 2026-01 --receipt R1-900001 --into 5711",
  ])
  func `both together are refused`(line: String) throws {
    let folder = try FundFolder()
    let words = line.split(separator: " ").map(String.init)
    let ran = folder.run(words)
    #expect(ran.status == .usage && ran.output.isEmpty, "\(ran.errors)")
    #expect(ran.errors.contains("usage.not-both"), "\(ran.errors)")
  }
}
