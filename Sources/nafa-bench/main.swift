import Glibc

do {
  try Bench.run(Array(CommandLine.arguments.dropFirst()))
} catch {
  let line = Array("nafa-bench: \(error.text)\n".utf8)
  write(STDERR_FILENO, line, line.count)
  exit(error.status)
}
