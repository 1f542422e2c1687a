import Foundation
import FoundationXML
import LedgerValues

/// Follows the elements of a CAMT.052, 053 or 054 document, and says each statement, balance and entry
/// as it ends. Nothing of the document is kept but the entry that is open.
///
/// Source: ISO 20022, bank-to-customer messages camt.052, camt.053, camt.054.
final class CamtDocument: NSObject, XMLParserDelegate {
  private let writer: LineWriter
  private var path: [String] = []
  private var text = ""
  private var values: [String: String] = [:]
  private var start: (line: Int, column: Int) = (1, 1)
  private var hasMessage = false
  private var fault: XMLFault?

  private init(_ writer: LineWriter) {
    self.writer = writer
  }

  static func read(_ stream: InputStream, into writer: LineWriter) {
    let document = CamtDocument(writer)
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    parser.delegate = document
    let isWhole = parser.parse()
    if let fault = document.fault {
      writer.write(fault)
    } else if !isWhole {
      writer.write(document.fault(.notWellFormed, parser))
    } else if !document.hasMessage {
      writer.write(document.fault(.otherDocument, parser))
    } else {
      writer.write(["kind": "end"])
    }
  }

  // MARK: Elements

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let local = Self.local(name)
    path.append(local)
    text = ""
    guard path.count <= Limits.depth else { return stop(.tooDeep, parser) }
    if path.count == 1 {
      takeRoot(local, attributes, parser)
    } else if Self.messages.contains(local), path.count == 3 {
      values = [:]
      hasMessage = true
      writer.write(["kind": "statement", "line": .integer(Int64(max(1, parser.lineNumber)))])
    } else if path.count == 4, local == "Ntry" || local == "Bal" {
      values = [:]
      start = (parser.lineNumber, parser.columnNumber)
    }
    if local == "Amt", path.count == 5, let currency = attributes["Ccy"] {
      keep("currency", currency)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard text.utf8.count + string.utf8.count <= Limits.text else { return stop(.tooLong, parser) }
    text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if path.count >= 4 { takeValue() }
    if path.count == 4 {
      if path[3] == "Ntry" { say("entry") }
      if path[3] == "Bal" { say("balance") }
    } else if path.count == 3, Self.messages.contains(path[2]) {
      writer.write(["kind": "statement_end"])
    }
    path.removeLast()
    text = ""
  }

  // MARK: What is refused

  func parser(
    _ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?
  ) {
    stop(.entities, parser)
  }

  func parser(
    _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?,
    systemID: String?
  ) {
    stop(.entities, parser)
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard fault == nil else { return }
    let code = (error as NSError).code
    fault = fault(Self.entityErrors.contains(code) ? .entities : .notWellFormed, parser)
  }

  /// Source: xmlerror.h of libxml2: XML_ERR_ENTITYREF_AT_EOF (16) ... XML_ERR_ENTITY_PROCESSING (104).
  private static let entityErrors: Set<Int> = [26, 27, 28, 29, 87, 89, 90, 104, 107]

  private func stop(_ code: XMLFault.Code, _ parser: XMLParser) {
    if fault == nil { fault = fault(code, parser) }
    parser.abortParsing()
  }

  private func fault(_ code: XMLFault.Code, _ parser: XMLParser) -> XMLFault {
    XMLFault(code, line: parser.lineNumber, column: parser.columnNumber)
  }
}

extension CamtDocument {
  /// A report of a part of a day, a statement, a notification.
  private static let messages: Set<String> = ["Rpt", "Stmt", "Ntfctn"]

  /// What is read of a statement, by the path below it.
  private static let names: [String: String] = [
    "Acct/Id/IBAN": "account", "Acct/Id/Othr/Id": "account", "Acct/Ccy": "account_currency",
    "Bal/Tp/CdOrPrtry/Cd": "code", "Bal/Amt": "amount", "Bal/CdtDbtInd": "side",
    "Ntry/Amt": "amount", "Ntry/CdtDbtInd": "side",
    "Ntry/Sts": "status", "Ntry/Sts/Cd": "status", "Ntry/BookgDt/Dt": "booked",
    "Ntry/BookgDt/DtTm": "booked", "Ntry/ValDt/Dt": "valued", "Ntry/ValDt/DtTm": "valued",
    "Ntry/AcctSvcrRef": "keeper_reference", "Ntry/NtryRef": "entry_reference",
    "Ntry/NtryDtls/TxDtls/Refs/EndToEndId": "payer_reference",
    "Ntry/AddtlNtryInf": "words", "Ntry/NtryDtls/TxDtls/RmtInf/Ustrd": "words",
    "Ntry/NtryDtls/TxDtls/RltdPties/Dbtr/Nm": "other_party",
    "Ntry/NtryDtls/TxDtls/RltdPties/Cdtr/Nm": "other_party",
  ]

  private static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// `urn:iso:std:iso:20022:tech:xsd:camt.053.001.02`, under whatever prefix.
  private func takeRoot(_ name: String, _ attributes: [String: String], _ parser: XMLParser) {
    let spaces = attributes.filter { $0.key == "xmlns" || $0.key.hasPrefix("xmlns:") }.values
    let formats = spaces.compactMap { $0.split(separator: ":").last.map(String.init) }
    guard name == "Document", let format = formats.first(where: { $0.hasPrefix("camt.05") }) else {
      return stop(.otherDocument, parser)
    }
    writer.write(["kind": "document", "format": .text(String(format.prefix(40)))])
  }

  /// The value of the element that ends, if it is one of those that are read; of several, the first.
  private func takeValue() {
    guard let name = Self.names[path[3...].joined(separator: "/")] else { return }
    keep(name, text)
    if name == "account" || name == "account_currency", let value = values.removeValue(forKey: name)
    {
      writer.write(["kind": .text(name), "value": .text(value)])
    }
  }

  private func keep(_ name: String, _ text: String) {
    guard values[name] == nil else { return }
    let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }
      .joined(separator: " ")
    let plain = String(
      String.UnicodeScalarView(
        words.precomposedStringWithCanonicalMapping.unicodeScalars
          .filter { $0.properties.generalCategory != .control }.prefix(1_024)))
    if !plain.isEmpty { values[name] = plain }
  }

  private func say(_ kind: String) {
    var members = values.mapValues { JSON.text($0) }
    members["kind"] = .text(kind)
    members["line"] = .integer(Int64(max(1, start.line)))
    members["column"] = .integer(Int64(max(1, start.column)))
    writer.write(.object(members))
    values = [:]
  }
}
