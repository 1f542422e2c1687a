import DoubleEntry

extension FundCode {
  /// The fund that samples of refusals are about.
  static let sample: FundCode = {
    guard let code = FundCode("SOL") else { preconditionFailure("SOL is a fund's code") }
    return code
  }()
}
