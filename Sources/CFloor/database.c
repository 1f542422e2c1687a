#include "database.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sha256.h"

_Noreturn void fail(const char *what, sqlite3 *database) {
  fprintf(stderr, "floor: %s: %s\n", what, database ? sqlite3_errmsg(database) : "no database");
  exit(1);
}

sqlite3 *open_database(const char *path, int flags) {
  sqlite3 *database = NULL;
  if (sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    fail(path, database);
  run(database,
      "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF;"
      "PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
      "PRAGMA mmap_size=0; PRAGMA synchronous=EXTRA");
  return database;
}

void run(sqlite3 *database, const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) fail(sql, database);
}

sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    fail(sql, database);
  return statement;
}

int next_row(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    fail(sqlite3_sql(statement), sqlite3_db_handle(statement));
  return code == SQLITE_ROW;
}

void run_once(sqlite3_stmt *statement) {
  while (next_row(statement)) {
  }
  sqlite3_reset(statement);
}

const char *with(const char *format, ...) {
  static char sql[4000];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(sql, sizeof sql, format, arguments);
  va_end(arguments);
  return sql;
}

int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void add_netstring(sha256 *hash, const void *bytes, size_t count) {
  char length[24];
  sha256_add(hash, length, (size_t)snprintf(length, sizeof length, "%zu:", count));
  sha256_add(hash, bytes, count);
  sha256_add(hash, ",", 1);
}

static void add_number(sha256 *hash, int64_t number) {
  char digits[24];
  add_netstring(hash, digits, (size_t)snprintf(digits, sizeof digits, "%" PRId64, number));
}

void hash_record(const record *record, uint8_t digest[32]) {
  static const char hexadecimal[] = "0123456789abcdef";
  char previous[64];
  for (int i = 0; i < 32; i++) {
    previous[2 * i] = hexadecimal[record->previous[i] >> 4];
    previous[2 * i + 1] = hexadecimal[record->previous[i] & 15];
  }
  sha256 hash;
  sha256_begin(&hash);
  add_netstring(&hash, "nafa-record-1", 13);
  add_netstring(&hash, record->site, strlen(record->site));
  add_number(&hash, record->sequence);
  add_netstring(&hash, record->kind.bytes, record->kind.count);
  add_number(&hash, record->version);
  add_number(&hash, record->recorded_at);
  add_netstring(&hash, record->actor.bytes, record->actor.count);
  add_netstring(&hash, record->body.bytes, record->body.count);
  add_netstring(&hash, previous, sizeof previous);
  sha256_end(&hash, digest);
}

char *site_identifier(sqlite3 *database, int64_t number) {
  sqlite3_stmt *statement = prepare(database, "SELECT identifier FROM site WHERE number = ?");
  sqlite3_bind_int64(statement, 1, number);
  if (!next_row(statement)) fail("a record of no site", NULL);
  char *identifier = strdup((const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return identifier;
}

const char *nafa_floor_sqlite_version(void) { return sqlite3_libversion(); }
