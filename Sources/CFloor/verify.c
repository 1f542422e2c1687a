#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "database.h"
#include "sha256.h"

enum { MAX_FUNDS = 64, MAX_SITES = 64 };

static field column(sqlite3_stmt *row, int index) {
  const void *bytes = sqlite3_column_blob(row, index);
  return (field){bytes, (size_t)sqlite3_column_bytes(row, index)};
}

static int64_t check_records(sqlite3 *database) {
  char *sites[MAX_SITES] = {NULL};
  uint8_t last[32] = {0};
  int64_t count = 0;
  sqlite3_stmt *row = prepare(
      database,
      "SELECT site, seq, kind, version, recorded_at, actor, body, previous, digest"
      " FROM record ORDER BY id");
  for (; next_row(row); count++) {
    int64_t site = sqlite3_column_int64(row, 0);
    if (site >= MAX_SITES) fail("too many sites", NULL);
    if (!sites[site]) {
      sites[site] = site_identifier(database, site);
      memset(last, 0, sizeof last);
    }
    record record = {sites[site],       sqlite3_column_int64(row, 1), column(row, 2),
                     sqlite3_column_int64(row, 3), sqlite3_column_int64(row, 4), column(row, 5),
                     column(row, 6),    column(row, 7).bytes};
    if (memcmp(record.previous, last, sizeof last) != 0) fail("the chain is broken", NULL);
    hash_record(&record, last);
    if (memcmp(last, column(row, 8).bytes, sizeof last) != 0) fail("a digest differs", NULL);
  }
  sqlite3_finalize(row);
  return count;
}

static void check_details(sqlite3 *database) {
  sqlite3_stmt *row = prepare(database, "SELECT commitment, class, salt, bytes FROM detail");
  while (next_row(row)) {
    field kind = column(row, 1), salt = column(row, 2), bytes = column(row, 3);
    char length[24];
    uint8_t digest[32];
    sha256 hash;
    sha256_begin(&hash);
    sha256_add(&hash, salt.bytes, salt.count);
    sha256_add(&hash, length, (size_t)snprintf(length, sizeof length, "%zu:", kind.count));
    sha256_add(&hash, kind.bytes, kind.count);
    sha256_add(&hash, ",", 1);
    sha256_add(&hash, bytes.bytes, bytes.count);
    sha256_end(&hash, digest);
    if (memcmp(digest, column(row, 0).bytes, 32) != 0) fail("a commitment differs", NULL);
  }
  sqlite3_finalize(row);
}

static void close_entry(int64_t sums[MAX_FUNDS]) {
  for (int i = 0; i < MAX_FUNDS; i++)
    if (sums[i] != 0) fail("an entry does not balance", NULL);
}

static int64_t check_sums(sqlite3 *database) {
  int64_t sums[MAX_FUNDS] = {0}, entry = 0, part = 0, count = 0;
  sqlite3_stmt *row =
      prepare(database, "SELECT record, part, fund, amount FROM posting ORDER BY record, part");
  for (; next_row(row); count++) {
    if (sqlite3_column_int64(row, 0) != entry || sqlite3_column_int64(row, 1) != part) {
      close_entry(sums);
      entry = sqlite3_column_int64(row, 0), part = sqlite3_column_int64(row, 1);
    }
    int64_t fund = sqlite3_column_int64(row, 2);
    if (fund < 0 || fund >= MAX_FUNDS) fail("too many funds", NULL);
    sums[fund] += sqlite3_column_int64(row, 3);
  }
  close_entry(sums);
  sqlite3_finalize(row);
  return count;
}

static sqlite3 *copy_in_memory(sqlite3 *source) {
  sqlite3 *copy = open_database(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup *backup = sqlite3_backup_init(copy, "main", source, "main");
  if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE) fail("copy", copy);
  sqlite3_backup_finish(backup);
  return copy;
}

static int is_list(const char *name) {
  return strcmp(name, "site") == 0 || strcmp(name, "record") == 0 || strcmp(name, "detail") == 0 ||
         strcmp(name, "erased") == 0;
}

static void copy_rows(sqlite3 *from, sqlite3 *to, const char *name) {
  sqlite3_stmt *row = prepare(from, with("SELECT * FROM %s", name));
  char places[200] = "?";
  for (int i = 1; i < sqlite3_column_count(row); i++) strcat(places, ",?");
  sqlite3_stmt *insert = prepare(to, with("INSERT INTO %s VALUES(%s)", name, places));
  while (next_row(row)) {
    for (int i = 0; i < sqlite3_column_count(row); i++)
      sqlite3_bind_value(insert, i + 1, sqlite3_column_value(row, i));
    run_once(insert);
  }
  sqlite3_finalize(row);
  sqlite3_finalize(insert);
}

static int is_same(sqlite3_stmt *one, sqlite3_stmt *other, int index) {
  if (sqlite3_column_type(one, index) != sqlite3_column_type(other, index)) return 0;
  if (sqlite3_column_type(one, index) == SQLITE_INTEGER)
    return sqlite3_column_int64(one, index) == sqlite3_column_int64(other, index);
  field left = column(one, index), right = column(other, index);
  return left.count == right.count &&
         (left.count == 0 || memcmp(left.bytes, right.bytes, left.count) == 0);
}

static int64_t compare_rows(sqlite3 *one, sqlite3 *other, const char *name) {
  sqlite3_stmt *keys = prepare(
      one, with("SELECT group_concat(name) FROM"
                " (SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk)", name));
  next_row(keys);
  char order[200];
  snprintf(order, sizeof order, "%s", (const char *)sqlite3_column_text(keys, 0));
  sqlite3_finalize(keys);
  sqlite3_stmt *left = prepare(one, with("SELECT * FROM %s ORDER BY %s", name, order));
  sqlite3_stmt *right = prepare(other, with("SELECT * FROM %s ORDER BY %s", name, order));
  int64_t count = 0;
  for (; next_row(left); count++) {
    if (!next_row(right)) fail("a row is missing", NULL);
    for (int i = 0; i < sqlite3_column_count(left); i++)
      if (!is_same(left, right, i)) fail("a row differs", NULL);
  }
  if (next_row(right)) fail("a row was added", NULL);
  sqlite3_finalize(left);
  sqlite3_finalize(right);
  return count;
}

static int64_t rebuild(sqlite3 *database) {
  sqlite3 *rebuilt = open_database(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(rebuilt, "PRAGMA foreign_keys=OFF; BEGIN");
  sqlite3_stmt *tables = prepare(
      database, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
  int64_t rows = 0;
  while (next_row(tables)) {
    const char *name = (const char *)sqlite3_column_text(tables, 0);
    if (is_list(name)) continue;
    run(rebuilt, (const char *)sqlite3_column_text(tables, 1));
    copy_rows(database, rebuilt, name);
    rows += compare_rows(database, rebuilt, name);
  }
  sqlite3_finalize(tables);
  sqlite3_close(rebuilt);
  return rows;
}

nafa_floor_time nafa_floor_verify_chain(const char *path) {
  int64_t start = now();
  sqlite3 *database = open_database(path, SQLITE_OPEN_READONLY);
  nafa_floor_time time = {0, 0, 0};
  run(database, "BEGIN");
  time.records = check_records(database);
  check_details(database);
  time.rows = check_sums(database);
  run(database, "COMMIT");
  time.nanoseconds = now() - start;
  sqlite3_close(database);
  return time;
}

nafa_floor_time nafa_floor_verify(const char *path) {
  int64_t start = now();
  sqlite3 *file = open_database(path, SQLITE_OPEN_READONLY);
  sqlite3 *database = copy_in_memory(file);
  nafa_floor_time time = {0, 0, 0};
  time.records = check_records(database);
  check_details(database);
  time.rows = rebuild(database);
  run(database, "PRAGMA quick_check");
  time.nanoseconds = now() - start;
  sqlite3_close(database);
  sqlite3_close(file);
  return time;
}
