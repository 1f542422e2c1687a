import Foundation
import Glibc

// Reads the CAMT document on standard input, and says on standard output, a JSON object a line, what
// a statement reader needs of it. It holds no book and opens nothing: hostile XML stays in here, within
// bounds of time, memory and depth that it sets on itself before it looks at a byte.
Limits.set()
let writer = LineWriter()
if let fault = Prolog.fault(of: 0) {
  writer.write(fault)
} else if let stream = InputStream(fileAtPath: "/proc/self/fd/0") {
  CamtDocument.read(stream, into: writer)
} else {
  writer.write(XMLFault(.notWellFormed, line: 1, column: 1))
}
writer.flush()
