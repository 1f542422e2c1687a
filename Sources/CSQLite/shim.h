#ifndef NAFA_CSQLITE_SHIM_H
#define NAFA_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Swift cannot call variadic C functions; this is the one form of sqlite3_db_config that is used. */
static inline int nafa_sqlite3_db_config_flag(sqlite3 *db, int option, int on, int *result) {
  return sqlite3_db_config(db, option, on, result);
}

/* The macro is a cast of -1 to a function pointer, which Swift does not import. */
static inline sqlite3_destructor_type nafa_sqlite3_transient(void) { return SQLITE_TRANSIENT; }

#endif
