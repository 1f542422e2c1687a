import DoubleEntry
import LedgerValues
import Testing

@Suite struct ChartTests {
  static let templateAccounts: [AccountCode] = [
    .restrictedReserve, .providers, .contributionsReceivable, .householdShareAdvanced,
    .healthSavings, .stateReceivable, .cashShort, .paymentsToIdentify, .receiptsToIdentify,
    .cashOver, .deferredIncome,
    .inTransit, .betweenFunds, .careConsultations, .careDrugs, .careMaternity, .careReferral,
    .careLaboratory, .patientTransport, .bankFees, .mobileMoneyFees, .waivedShare,
    .contributions, .operatingGrants, .restrictedReleased, .commitmentsGiven,
    .commitmentsCounterpart,
  ]

  @Test(arguments: Chart.Profile.allCases)
  func `every account that a template names is in every chart`(profile: Chart.Profile) {
    let chart = Chart(profile)
    for code in Self.templateAccounts {
      #expect(chart[code] != nil, "\(code) in \(profile)")
      #expect(AccountCode(code.text) == code, "a code written in the program is one it reads")
    }
  }

  @Test(arguments: Chart.Profile.allCases)
  func `codes are in their order, each once`(profile: Chart.Profile) {
    let codes = Chart(profile).accounts.map(\.code)
    #expect(codes.count > 40)
    #expect(zip(codes, codes.dropFirst()).allSatisfy(<))
    #expect(codes.allSatisfy { $0.base == $0.text }, "the chart lists no subdivision of a group")
  }

  @Test(arguments: Chart.Profile.allCases)
  func `every account has a title in both languages`(profile: Chart.Profile) {
    let accounts = Chart(profile).accounts
    for account in accounts {
      for title in [account.frenchTitle, account.englishTitle] {
        #expect(!title.isEmpty && title.first != " " && title.last != " ", "\(account.code)")
        #expect(title.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
    #expect(Set(accounts.map(\.frenchTitle)).count == accounts.count)
    #expect(Set(accounts.map(\.englishTitle)).count == accounts.count)
  }

  /// The classes of SYCEBNL that an account of each nature may lie in.
  static func classes(of nature: AccountNature) -> ClosedRange<Int> {
    switch nature {
    case .equity, .restricted: 1...1
    case .asset: 1...4
    case .liability: 1...4
    case .treasury, .clearing: 5...5
    case .expense: 6...6
    case .income: 7...7
    case .memo: 9...9
    }
  }

  @Test(arguments: Chart.Profile.allCases)
  func `the class of an account is that of its nature`(profile: Chart.Profile) {
    let accounts = Chart(profile).accounts
    for account in accounts {
      #expect(Self.classes(of: account.nature).contains(account.code.accountClass), "\(account)")
      #expect(account.code.accountClass == Int(account.code.text.prefix(1)))
      if account.isOwed { #expect(account.nature == .liability, "\(account)") }
    }
    #expect(Set(accounts.map(\.nature)) == Set(AccountNature.allCases))
  }

  @Test(arguments: Chart.Profile.allCases)
  func `all but memo accounts and the clearing between funds add to a statement`(
    profile: Chart.Profile
  ) {
    let lines: Set<String> = [
      "GA", "GB", "GC", "GD", "GE", "HA", "HB", "HC", "HD", "JA", "JB", "JC", "JD", "JE", "JF",
      "KA", "KB",
    ]
    for account in Chart(profile).accounts {
      if account.nature == .memo || account.code == .betweenFunds {
        #expect(account.mapping == nil, "\(account.code)")
      } else {
        #expect(lines.contains(account.mapping ?? ""), "\(account.code)")
      }
    }
  }

  @Test func `a subdivision has the titles and the nature of what it subdivides`() throws {
    let chart = Chart(.sycebnl)
    let box = try #require(chart[try account("5712-BENKADI")])
    let whole = try #require(chart[try account("5712")])
    #expect(box.code.text == "5712-BENKADI" && whole.code.text == "5712")
    #expect(box.frenchTitle == whole.frenchTitle && box.englishTitle == whole.englishTitle)
    #expect(box.nature == .treasury && box.mapping == whole.mapping && box.isOwed == whole.isOwed)
    #expect(chart[try account("5799")] == nil)
    #expect(chart[try account("5799-A")] == nil)
    #expect(chart[try account("57")] == nil, "a heading is not an account to post on")
  }

  @Test func `the group's chart says what the large one says of every account they share`() {
    let large = Chart(.sycebnl)
    for account in Chart(.group).accounts {
      #expect(large[account.code] == account, "\(account.code)")
    }
    #expect(Chart(.group).accounts.count < large.accounts.count)
  }
}
