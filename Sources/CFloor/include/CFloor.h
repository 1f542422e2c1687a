#ifndef NAFA_CFLOOR_H
#define NAFA_CFLOOR_H

#include <malloc.h>
#include <stddef.h>
#include <stdint.h>

/* What plain C against libsqlite3 needs for the steps that a book takes: a limit to compare with, no
   part of the program. A floor that fails says so on standard error and ends the process. */

typedef struct {
  int64_t nanoseconds;
  int64_t records;
  /* Rows of all tables. */
  int64_t rows;
} nafa_floor_time;

/* Reads all rows of a book into memory; then, which alone is timed, inserts them into a new file of the
   same tables, indexes and guards, under the same settings, in one transaction: for each record its
   rows, the totals of its days, its details, and last the record with its digest computed anew.
   Nothing is read from text, decided or refused. */
nafa_floor_time nafa_floor_import(const char *source, const char *target);

/* Recomputes each record's digest and each detail's commitment, and sums the postings of each entry by
   fund. Bodies are hashed and not read. */
nafa_floor_time nafa_floor_verify_chain(const char *path);

/* The same on a copy in memory; besides, each projection is copied row by row into tables without guards
   and compared with them, and SQLite checks the file quickly. */
nafa_floor_time nafa_floor_verify(const char *path);

/* Reads statement.csv and ledger.csv of a folder and pairs their rows: by reference and amount at most
   three days apart, then by amount alone, each taken only where it is unique on both sides. Nothing is
   checked, and no group, question or reason is looked for. `records` is the pairs, `rows` those of them
   whose numbers have the same digits, as the sample's true pairs do. */
nafa_floor_time nafa_floor_reconcile(const char *folder);

/* Has the C library use memory again that is given back, up to 32 MiB at a time, where it would return
   it to the system and have each page made anew. Swift does not see the C library's own call. */
static inline void nafa_reuse_memory(void) { mallopt(M_MMAP_THRESHOLD, 32 << 20); }

/* What the table of `nafa-bench rules` is asked about; words by their place in its lists. */
typedef struct {
  int32_t age, months, cost;
  uint8_t pregnant, band, service;
} nafa_floor_case;

/* Decides each case by a table of ranges and sets, the first row that accepts; with the trace, each cell
   of each row is looked at and noted. `rows` is the sum of the percentages. */
nafa_floor_time nafa_floor_rules(const nafa_floor_case *cases, int count, int with_trace);

/* SHA-256 of some bytes, without the processor's own instructions for it. */
void nafa_floor_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]);

/* The version of the SQLite library in use. */
const char *nafa_floor_sqlite_version(void);

#endif
