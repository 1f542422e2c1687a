#include <stdlib.h>
#include <string.h>

#include "database.h"

enum { MAX_TABLES = 64, MAX_COLUMNS = 24, MAX_CHANGES = 256 };

typedef struct {
  char name[64];
  int columns;
  sqlite3_stmt *insert;
} table;

/* A row in memory: its values lie in `values` from `start` on. */
typedef struct {
  int64_t record;
  int rank;
  int table;
  size_t order, start;
} row;

typedef struct {
  int type;
  int64_t integer;
  field bytes;
} value;

/* What one record changes in a day's totals. */
typedef struct {
  int64_t fund, account, day, debit, credit;
} change;

typedef struct {
  table tables[MAX_TABLES];
  int table_count;
  row *rows;
  size_t row_count, row_room;
  uint8_t *values;
  size_t value_count, value_room;
  char *site;
  int64_t site_number;
  change changes[MAX_CHANGES];
  int change_count;
  sqlite3_stmt *turnover, *fund_day;
} book;

static void keep_bytes(book *book, const void *bytes, size_t count) {
  if (book->value_count + count > book->value_room) {
    book->value_room = 2 * (book->value_room + count);
    book->values = realloc(book->values, book->value_room);
    if (!book->values) fail("memory", NULL);
  }
  if (count > 0) memcpy(book->values + book->value_count, bytes, count);
  book->value_count += count;
}

static void keep_value(book *book, sqlite3_stmt *from, int column) {
  int type = sqlite3_column_type(from, column);
  keep_bytes(book, &type, sizeof type);
  if (type == SQLITE_NULL) return;
  const void *bytes = sqlite3_column_blob(from, column);
  int64_t number = type == SQLITE_INTEGER ? sqlite3_column_int64(from, column)
                                          : sqlite3_column_bytes(from, column);
  keep_bytes(book, &number, sizeof number);
  if (type != SQLITE_INTEGER) keep_bytes(book, bytes, (size_t)number);
}

static const uint8_t *read_value(const uint8_t *at, value *value) {
  memcpy(&value->type, at, sizeof value->type);
  at += sizeof value->type;
  if (value->type == SQLITE_NULL) return at;
  memcpy(&value->integer, at, sizeof value->integer);
  at += sizeof value->integer;
  if (value->type == SQLITE_INTEGER) return at;
  value->bytes = (field){at, (size_t)value->integer};
  return at + value->bytes.count;
}

/* The totals of days are computed, not copied. */
static int is_computed(const char *name) {
  return strcmp(name, "turnover") == 0 || strcmp(name, "fund_day") == 0;
}

static void read_table(book *book, sqlite3 *source, const char *name) {
  table *table = &book->tables[book->table_count];
  strncpy(table->name, name, sizeof table->name - 1);
  sqlite3_stmt *from = prepare(source, with("SELECT * FROM %s", name));
  table->columns = sqlite3_column_count(from);
  const char *key = strcmp(name, "record") == 0 ? "id" : "record";
  int key_column = -1;
  for (int i = 0; i < table->columns; i++)
    if (strcmp(sqlite3_column_name(from, i), key) == 0) key_column = i;
  int rank = strcmp(name, "record") == 0 ? 2 : strcmp(name, "detail") == 0 ? 1 : 0;
  while (next_row(from)) {
    if (book->row_count == book->row_room) {
      book->row_room = 2 * book->row_room + 1024;
      book->rows = realloc(book->rows, book->row_room * sizeof(row));
      if (!book->rows) fail("memory", NULL);
    }
    book->rows[book->row_count] =
        (row){key_column < 0 ? 0 : sqlite3_column_int64(from, key_column), rank, book->table_count,
              book->row_count, book->value_count};
    book->row_count++;
    for (int i = 0; i < table->columns; i++) keep_value(book, from, i);
  }
  sqlite3_finalize(from);
  book->table_count++;
}

static int by_record(const void *left, const void *right) {
  const row *one = left, *other = right;
  if (one->record != other->record) return one->record < other->record ? -1 : 1;
  if (one->rank != other->rank) return one->rank - other->rank;
  return one->order < other->order ? -1 : 1;
}

static void read_book(book *book, const char *path) {
  sqlite3 *source = open_database(path, SQLITE_OPEN_READONLY);
  sqlite3_stmt *names =
      prepare(source, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
  while (next_row(names)) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    if (!is_computed(name)) read_table(book, source, name);
  }
  sqlite3_finalize(names);
  qsort(book->rows, book->row_count, sizeof(row), by_record);
  sqlite3_close(source);
}

static sqlite3 *make_target(book *book, const char *source, const char *path) {
  sqlite3 *target = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(target, "PRAGMA journal_mode=DELETE; PRAGMA cache_spill=OFF; BEGIN");
  sqlite3 *model = open_database(source, SQLITE_OPEN_READONLY);
  sqlite3_stmt *schema = prepare(
      model, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  while (next_row(schema)) run(target, (const char *)sqlite3_column_text(schema, 0));
  sqlite3_finalize(schema);
  sqlite3_close(model);
  run(target, "COMMIT");
  for (int i = 0; i < book->table_count; i++) {
    char places[2 * MAX_COLUMNS] = "?";
    for (int column = 1; column < book->tables[i].columns; column++) strcat(places, ",?");
    book->tables[i].insert =
        prepare(target, with("INSERT INTO %s VALUES(%s)", book->tables[i].name, places));
  }
  book->turnover = prepare(
      target,
      "INSERT INTO turnover(fund, account, day, debit, credit) VALUES(?, ?, ?, ?, ?)"
      " ON CONFLICT(fund, account, day) DO UPDATE"
      " SET debit = debit + excluded.debit, credit = credit + excluded.credit");
  book->fund_day = prepare(
      target,
      "INSERT INTO fund_day(fund, day, resources, cash, payable, commitments, lent)"
      " VALUES(?, ?, ?, 0, 0, 0, 0) ON CONFLICT(fund, day) DO UPDATE"
      " SET resources = resources + excluded.resources, cash = cash + excluded.cash,"
      " payable = payable + excluded.payable, commitments = commitments + excluded.commitments,"
      " lent = lent + excluded.lent");
  return target;
}

/* posting(record, part, line, account, fund, party, day, amount) */
static void add_posting(book *book, const value *values) {
  int64_t account = values[3].integer, fund = values[4].integer, day = values[6].integer;
  int64_t amount = values[7].integer;
  int i = 0;
  while (i < book->change_count &&
         (book->changes[i].fund != fund || book->changes[i].account != account ||
          book->changes[i].day != day))
    i++;
  if (i == MAX_CHANGES) fail("an entry of too many accounts", NULL);
  if (i == book->change_count) book->changes[book->change_count++] = (change){fund, account, day, 0, 0};
  if (amount > 0)
    book->changes[i].debit += amount;
  else
    book->changes[i].credit -= amount;
}

/* The same number of totals as a book keeps; one sum of a fund's day stands for all five. */
static void write_changes(book *book) {
  for (int i = 0; i < book->change_count; i++) {
    const change *change = &book->changes[i];
    sqlite3_bind_int64(book->turnover, 1, change->fund);
    sqlite3_bind_int64(book->turnover, 2, change->account);
    sqlite3_bind_int64(book->turnover, 3, change->day);
    sqlite3_bind_int64(book->turnover, 4, change->debit);
    sqlite3_bind_int64(book->turnover, 5, change->credit);
    run_once(book->turnover);
    int64_t sum = 0;
    int is_first = 1;
    for (int other = 0; other < book->change_count; other++) {
      const struct { int64_t fund, day; } key = {book->changes[other].fund, book->changes[other].day};
      if (key.fund != change->fund || key.day != change->day) continue;
      if (other < i) is_first = 0;
      sum += book->changes[other].debit - book->changes[other].credit;
    }
    if (!is_first) continue;
    sqlite3_bind_int64(book->fund_day, 1, change->fund);
    sqlite3_bind_int64(book->fund_day, 2, change->day);
    sqlite3_bind_int64(book->fund_day, 3, sum);
    run_once(book->fund_day);
  }
  book->change_count = 0;
}

/* record(id, site, seq, kind, version, recorded_at, actor, body, previous, digest) */
static void seal(book *book, sqlite3 *target, value *values, uint8_t digest[32]) {
  if (book->site_number != values[1].integer) {
    free(book->site);
    book->site = site_identifier(target, values[1].integer);
    book->site_number = values[1].integer;
  }
  record record = {book->site,        values[2].integer, values[3].bytes,
                   values[4].integer, values[5].integer, values[6].bytes,
                   values[7].bytes,   values[8].bytes.bytes};
  hash_record(&record, digest);
  if (memcmp(digest, values[9].bytes.bytes, 32) != 0) fail("a digest differs", NULL);
  values[9].bytes.bytes = digest;
}

static void insert_row(book *book, sqlite3 *target, const row *row) {
  table *table = &book->tables[row->table];
  value values[MAX_COLUMNS];
  const uint8_t *at = book->values + row->start;
  for (int i = 0; i < table->columns; i++) at = read_value(at, &values[i]);
  uint8_t digest[32];
  if (row->rank == 2) {
    write_changes(book);
    seal(book, target, values, digest);
  }
  if (strcmp(table->name, "posting") == 0) add_posting(book, values);
  for (int i = 0; i < table->columns; i++) {
    const value *value = &values[i];
    int length = (int)value->bytes.count;
    switch (value->type) {
      case SQLITE_INTEGER: sqlite3_bind_int64(table->insert, i + 1, value->integer); break;
      case SQLITE_TEXT:
        sqlite3_bind_text(table->insert, i + 1, value->bytes.bytes, length, SQLITE_STATIC);
        break;
      case SQLITE_BLOB:
        sqlite3_bind_blob(table->insert, i + 1, value->bytes.bytes, length, SQLITE_STATIC);
        break;
      default: sqlite3_bind_null(table->insert, i + 1);
    }
  }
  run_once(table->insert);
}

nafa_floor_time nafa_floor_import(const char *source, const char *path) {
  static book book;
  read_book(&book, source);
  sqlite3 *target = make_target(&book, source, path);
  nafa_floor_time time = {0, 0, (int64_t)book.row_count};
  int64_t start = now();
  run(target, "BEGIN IMMEDIATE");
  for (size_t i = 0; i < book.row_count; i++) {
    insert_row(&book, target, &book.rows[i]);
    if (book.rows[i].rank == 2) time.records++;
  }
  run(target, "COMMIT");
  time.nanoseconds = now() - start;
  return time;
}
