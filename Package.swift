// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled in the Swift 6 language mode with these: a file says what it leaks
/// (`public import`), existentials are spelled, and warnings are errors where `CI` says so.
let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "nafa",
  products: [
    .executable(name: "nafa", targets: ["nafa"]),
    .executable(name: "nafa-xml", targets: ["nafa-xml"]),
    .executable(name: "nafa-bench", targets: ["nafa-bench"]),
    .library(
      name: "NafaLedger",
      targets: [
        "LedgerValues", "TabularText", "DoubleEntry", "HealthFund", "AccessRules",
        "StatementFormats", "Reconciliation", "LedgerReports", "BookStore",
      ]),
  ],
  targets: [
    // The module map links the library, so that a machine needs no pkg-config.
    .systemLibrary(name: "CSQLite"),

    // Pure values: the standard library only.
    module("LedgerValues"),
    module("TabularText", ["LedgerValues"]),
    module("DoubleEntry", ["LedgerValues"], resources: [.embedInCode("Profiles")]),
    module("HealthFund", ["LedgerValues", "TabularText", "DoubleEntry"]),
    module("AccessRules", ["LedgerValues"]),
    module("StatementFormats", ["LedgerValues", "TabularText"]),
    module("Reconciliation", ["LedgerValues", "StatementFormats"]),
    module("LedgerReports", ["LedgerValues", "DoubleEntry"]),
    module("SampleFund", ["LedgerValues"], resources: [.embedInCode("RuleBook")]),

    // The book on disk.
    module("LedgerSQLite", ["CSQLite"]),
    module(
      "BookStore",
      [
        "LedgerValues", "DoubleEntry", "HealthFund", "AccessRules", "StatementFormats",
        "Reconciliation", "LedgerReports", "LedgerSQLite",
      ]),

    // The command line.
    module(
      "NafaCLI",
      [
        "LedgerValues", "TabularText", "DoubleEntry", "HealthFund", "AccessRules",
        "StatementFormats", "Reconciliation", "LedgerReports", "SampleFund", "BookStore",
      ]),
    .executableTarget(name: "nafa", dependencies: ["NafaCLI"], swiftSettings: settings),

    // The only program with Foundation: XML is read in a process of its own.
    .executableTarget(
      name: "nafa-xml", dependencies: ["LedgerValues"], swiftSettings: settings),

    // Speed, beside a floor in C.
    .target(
      name: "CFloor", dependencies: ["CSQLite"], linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "nafa-bench",
      dependencies: [
        "CFloor", "LedgerValues", "TabularText", "StatementFormats", "Reconciliation",
        "AccessRules", "SampleFund",
      ],
      swiftSettings: settings),

    // What several test targets share.
    .target(
      name: "LedgerTestSupport", path: "Tests/LedgerTestSupport", swiftSettings: settings),

    tests("LedgerValuesTests", ["LedgerTestSupport", "LedgerValues"]),
    tests("TabularTextTests", ["LedgerTestSupport", "TabularText", "LedgerValues"]),
    tests("DoubleEntryTests", ["LedgerTestSupport", "DoubleEntry", "LedgerValues"]),
    tests(
      "HealthFundTests",
      ["HealthFund", "LedgerValues", "TabularText", "DoubleEntry", "LedgerTestSupport"]),
    tests(
      "AccessRulesTests", ["LedgerTestSupport", "AccessRules", "LedgerValues"],
      exclude: ["Semantics"]),
    tests(
      "ReconciliationTests",
      ["LedgerTestSupport", "Reconciliation", "StatementFormats", "TabularText", "LedgerValues"]),
    tests(
      "LedgerReportsTests", ["LedgerTestSupport", "LedgerReports", "DoubleEntry", "LedgerValues"]),
    tests("SampleFundTests", ["SampleFund", "LedgerValues", "AccessRules"]),
    tests("LedgerSQLiteTests", ["LedgerSQLite", "CSQLite"]),
    tests(
      "BookStoreTests",
      [
        "LedgerTestSupport", "BookStore", "LedgerSQLite", "CSQLite", "LedgerValues", "DoubleEntry",
        "HealthFund",
        "AccessRules", "Reconciliation", "StatementFormats", "LedgerReports",
      ], exclude: ["Golden"]),
    tests(
      "NafaCLITests",
      [
        "NafaCLI", "BookStore", "SampleFund", "LedgerValues", "DoubleEntry", "HealthFund",
        "AccessRules", "Reconciliation", "StatementFormats", "TabularText", "LedgerReports",
        "LedgerSQLite", "nafa", "nafa-xml", "nafa-bench",
      ], exclude: ["Golden"]),
    tests(
      "TwinTests",
      [
        "LedgerTestSupport", "BookStore", "LedgerValues", "DoubleEntry", "HealthFund",
        "AccessRules", "LedgerReports", "Reconciliation",
      ]),
    tests("TidyTests", []),
  ],
  swiftLanguageModes: [.v6]
)
