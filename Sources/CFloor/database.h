#ifndef NAFA_CFLOOR_DATABASE_H
#define NAFA_CFLOOR_DATABASE_H

#include <sqlite3.h>
#include <stdint.h>

#include "CFloor.h"

/* Says what is wrong and ends the process. */
_Noreturn void fail(const char *what, sqlite3 *database);

/* Opens a file with the settings of a book's connection. */
sqlite3 *open_database(const char *path, int flags);
void run(sqlite3 *database, const char *sql);
sqlite3_stmt *prepare(sqlite3 *database, const char *sql);
/* Whether the statement stands on a row. */
int next_row(sqlite3_stmt *statement);
/* Runs a statement that gives no rows, to be run again. */
void run_once(sqlite3_stmt *statement);
/* SQL with one name, and perhaps another text, put in; valid until the next call. */
const char *with(const char *format, ...);
int64_t now(void);

typedef struct {
  const void *bytes;
  size_t count;
} field;

/* A record as it is hashed. */
typedef struct {
  const char *site;
  int64_t sequence;
  field kind;
  int64_t version, recorded_at;
  field actor, body;
  const uint8_t *previous;
} record;

void hash_record(const record *record, uint8_t digest[32]);
/* The identifier of a site; the caller keeps it. */
char *site_identifier(sqlite3 *database, int64_t number);

#endif
