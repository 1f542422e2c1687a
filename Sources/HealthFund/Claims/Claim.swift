public import LedgerValues

/// A provider's claim for a month: the paper's number, and its lines as a file has them.
///
/// Nothing is posted by it: what funds owe was posted with each visit.
public struct Claim: Hashable, Sendable {
  /// The provider's code.
  public let provider: String
  public let month: Month
  /// The number on the provider's invoice.
  public let voucher: String
  /// SHA-256 of the file.
  public let file: Digest
  public let lines: [ClaimLine]

  /// - Throws: The first of these that holds: `voucherMissing`, `claimWithoutLines`.
  public init(
    provider: String, month: Month, voucher: String, file: Digest, lines: [ClaimLine]
  ) throws(HealthFundError) {
    guard !voucher.isEmpty else { throw .voucherMissing }
    guard !lines.isEmpty else { throw .claimWithoutLines }
    self.provider = provider
    self.month = month
    self.voucher = voucher
    self.file = file
    self.lines = lines
  }
}
