import Foundation
import Testing

@testable import NafaCLI

/// Disks that are full, or that cannot be written.
@Suite struct DiskFaultTests {
  private func folder() throws -> FundFolder {
    let folder = try FundFolder()
    try folder.write("c.csv", FundFolder.oneContribution)
    return folder
  }

  /// Runs a script in a mount namespace of its own; its mounts are gone with it.
  private func mounted(_ script: String, in folder: FundFolder) throws -> FundFolder.Finished {
    try folder.write("script", script)
    return try folder.shell("exec unshare -m sh ./script")
  }

  @Test(.enabled(if: FundFolder.mounts, FundFolder.noMounts), arguments: ["en", "fr"])
  func `a book on a disk that cannot be written is read, and not written`(
    language: String
  ) throws {
    let folder = try folder()
    let checkpoint = folder.checkpoint
    let ran = try mounted(
      """
      mount --bind . . && mount -o remount,bind,ro . && cd "$PWD" || exit 70
      nafa --lang \(language) status >/dev/null || exit 71
      nafa --lang \(language) import c.csv
      """, in: folder)
    #expect(ran.status == 5 && ran.output.isEmpty)
    #expect(ran.errors.contains("disk.read-only \(language == "fr" ? "à" : "at") b.nafa"))
    #expect(
      ran.errors.contains(
        language == "fr" ? "le livre ne peut être écrit" : "the book cannot be written"))
    folder.expectUnchanged(checkpoint)
  }

  @Test(.enabled(if: FundFolder.mounts, FundFolder.noMounts), arguments: ["en", "fr"])
  func `a full disk undoes the write and says so`(language: String) throws {
    let folder = try folder()
    let checkpoint = folder.checkpoint
    let size = try folder.bytes("b.nafa").count / 1_024
    let ran = try mounted(
      """
      mkdir disk && mount -t tmpfs -o size=\(size + 40)k none disk || exit 70
      cp b.nafa c.csv disk && cd disk || exit 71
      nafa --lang \(language) import c.csv
      status=$?
      [ ! -s b.nafa-journal ] || exit 72
      cp b.nafa .. || exit 73
      exit $status
      """, in: folder)
    #expect(ran.status == 5 && ran.output.isEmpty)
    #expect(ran.errors.contains("disk.full \(language == "fr" ? "à" : "at") b.nafa"))
    #expect(ran.errors.contains(language == "fr" ? "le disque est plein" : "the disk is full"))
    folder.expectUnchanged(checkpoint)
  }

  @Test func `a limit on the size of files undoes the write and says so`() throws {
    let folder = try folder()
    let checkpoint = folder.checkpoint
    let size = try folder.bytes("b.nafa").count / 1_024
    // Blocks are of 512 or of 1024 bytes, as the shell has it: half the book, or less.
    let ran = try folder.shell("ulimit -f \(size / 2); nafa import c.csv")
    #expect(ran.status == 5 && ran.output.isEmpty)
    #expect(ran.errors.contains("disk.failing at b.nafa"))
    folder.expectUnchanged(checkpoint)
  }

  @Test func `a full disk under the answer is said, and the record stays`() throws {
    let folder = try folder()
    let ran = try folder.shell("nafa import c.csv >/dev/full")
    #expect(ran.status == 5 && ran.errors.contains("file.disk-full"))
    #expect(folder.run(["import", "c.csv"]).output.contains("Nothing new"))
  }

  @Test(.enabled(if: FundFolder.mounts, FundFolder.noMounts))
  func `a backup to a full disk leaves no half copy`() throws {
    let folder = try folder()
    let ran = try mounted(
      """
      mkdir disk && mount -t tmpfs -o size=200k none disk || exit 70
      nafa backup disk/copy.nafa
      status=$?
      [ ! -e disk/copy.nafa ] || exit 72
      exit $status
      """, in: folder)
    #expect(ran.status == 5)
    #expect(ran.errors.contains("disk.full at disk/copy.nafa"))
    #expect(folder.run(["verify"]).status == .done)
  }
}
