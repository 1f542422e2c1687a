import HealthFund

extension Book {
  func record(_ visit: Visit) throws(BookError) -> ActResult {
    throw .refused(.visitUnknown(visit.number))
  }
}
