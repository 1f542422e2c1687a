/// Given names and family names that are common in Mali, put together by chance.
///
/// Nobody is meant: a given name and one of the few frequent family names name thousands.
enum Names {
  static let women = [
    "Awa", "Fatoumata", "Mariam", "Kadiatou", "Aminata", "Oumou", "Rokia", "Djénéba", "Assitan",
    "Hawa", "Sitan", "Bintou", "Ramata", "Salimata", "Nana", "Koumba", "Tenin", "Safiatou",
    "Aïssata", "Fanta", "Maïmouna", "Korotoumou", "Niélé", "Ténin", "Sanaba", "Worokia",
  ]

  static let men = [
    "Moussa", "Amadou", "Ibrahim", "Seydou", "Bakary", "Oumar", "Issa", "Boubacar", "Modibo",
    "Drissa", "Souleymane", "Adama", "Cheick", "Lassana", "Yacouba", "Abdoulaye", "Salif", "Madou",
    "Siaka", "Karim", "Daouda", "Zoumana", "Mamadou", "Fousseyni", "Lassine", "Nouhoum",
  ]

  static let families = [
    "Traoré", "Coulibaly", "Diarra", "Keïta", "Konaté", "Sidibé", "Diallo", "Koné", "Sangaré",
    "Dembélé", "Camara", "Doumbia", "Sissoko", "Touré", "Samaké", "Bagayoko", "Fofana", "Maïga",
  ]
}
