extension Explanation {
  static func profileLine(_ key: String) -> Explanation {
    Explanation(
      "profile.bad-line",
      Message(
        fr: "\(quoted: key) n'est pas une ligne de profil, ou sa valeur ne convient pas",
        en: "\(quoted: key) is no line of a profile, or its value does not fit"),
      remedy: .proposeProfile)
  }

  static func profileLacks(_ key: String) -> Explanation {
    Explanation(
      "profile.missing-line",
      Message(fr: "le profil ne dit pas \(code: key)", en: "the profile does not say \(code: key)"),
      remedy: .proposeProfile)
  }
}

extension Message {
  fileprivate static var proposeProfile: Message {
    Message(
      fr: "comparez avec ce que propose \(code: "nafa reconcile profile")",
      en: "compare with what \(code: "nafa reconcile profile") proposes")
  }
}
