import Glibc

do {
  try await Bench.run(Array(CommandLine.arguments.dropFirst()))
} catch let error as BenchError {
  let line = Array("nafa-bench: \(error.text)\n".utf8)
  write(STDERR_FILENO, line, line.count)
  exit(error.status)
} catch {
  let line = Array("nafa-bench: \(error)\n".utf8)
  write(STDERR_FILENO, line, line.count)
  exit(1)
}
