#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "database.h"

enum { WINDOW = 3 };

/* A row of either file; `mate` is the row of the other that it is matched with, or -1. */
typedef struct {
  const char *number, *reference;
  int number_length, reference_length, day, mate;
  int64_t amount;
  uint64_t key;
} item;

typedef struct {
  item *items;
  int count;
} list;

typedef struct {
  int line, movement;
} pair;

static char *contents(const char *folder, const char *name, size_t *count) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path, NULL);
  char *bytes = malloc((size_t)status.st_size + 1);
  if (!bytes) fail("memory", NULL);
  size_t have = 0;
  for (ssize_t n; (n = read(file, bytes + have, (size_t)status.st_size - have)) > 0;)
    have += (size_t)n;
  close(file);
  bytes[have] = '\n';
  *count = have;
  return bytes;
}

/* H. Hinnant's days_from_civil of 2025-03-09, from another first day. */
static int day_number(const char *text) {
  int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
  int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  if (month <= 2) year--;
  int era = year / 400, of_era = year - era * 400;
  int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

/* Rows of number,day,amount,reference after a header; nothing quoted, nothing wrong. */
static list read_list(const char *folder, const char *name) {
  size_t count;
  const char *at = contents(folder, name, &count), *end = at + count;
  int rows = 0;
  for (const char *line = at; (line = memchr(line, '\n', (size_t)(end - line))); line++) rows++;
  list list = {malloc(((size_t)rows + 1) * sizeof(item)), 0};
  if (!list.items) fail("memory", NULL);
  at = (const char *)memchr(at, '\n', count + 1) + 1;
  while (at < end) {
    item *item = &list.items[list.count++];
    item->number = at;
    at = memchr(at, ',', (size_t)(end - at));
    if (!at) fail(name, NULL);
    item->number_length = (int)(at++ - item->number);
    item->day = day_number(at);
    at += 11;
    int64_t amount = 0;
    while (*at != ',') amount = amount * 10 + *at++ - '0';
    item->amount = amount;
    item->reference = ++at;
    uint64_t key = 1469598103934665603u;
    while (*at != '\n') key = (key ^ (uint8_t)*at++) * 1099511628211u;
    item->reference_length = (int)(at++ - item->reference);
    item->key = (key ^ (uint64_t)amount) * 0x9E3779B97F4A7C15u;
    item->mate = -1;
  }
  return list;
}

/* Keeps the pairs of which neither side is in another. */
static int settle(const pair *pairs, int count, list lines, list movements, int *of_line,
                  int *of_movement) {
  memset(of_line, 0, (size_t)lines.count * sizeof *of_line);
  memset(of_movement, 0, (size_t)movements.count * sizeof *of_movement);
  int kept = 0;
  for (int i = 0; i < count; i++) of_line[pairs[i].line]++, of_movement[pairs[i].movement]++;
  for (int i = 0; i < count; i++) {
    pair pair = pairs[i];
    if (of_line[pair.line] > 1 || of_movement[pair.movement] > 1) continue;
    lines.items[pair.line].mate = pair.movement;
    movements.items[pair.movement].mate = pair.line;
    kept++;
  }
  return kept;
}

/* The same reference and amount, some days apart. */
static int by_reference(list lines, list movements, pair *pairs, int room) {
  uint32_t size = 16;
  while (size < 2u * (uint32_t)movements.count) size *= 2;
  int *heads = malloc(size * sizeof(int)), *next = malloc((size_t)movements.count * sizeof(int));
  if (!heads || !next) fail("memory", NULL);
  memset(heads, -1, size * sizeof(int));
  for (int i = 0; i < movements.count; i++) {
    uint32_t slot = movements.items[i].key >> 32 & (size - 1);
    next[i] = heads[slot];
    heads[slot] = i;
  }
  int count = 0;
  for (int i = 0; i < lines.count; i++) {
    const item *line = &lines.items[i];
    if (line->reference_length == 0) continue;
    for (int j = heads[line->key >> 32 & (size - 1)]; j >= 0 && count < room; j = next[j]) {
      const item *other = &movements.items[j];
      if (other->amount == line->amount && other->reference_length == line->reference_length &&
          memcmp(other->reference, line->reference, (size_t)line->reference_length) == 0 &&
          (unsigned)(line->day - other->day) <= WINDOW)
        pairs[count++] = (pair){i, j};
    }
  }
  free(heads);
  free(next);
  return count;
}

static const item *sorted_items;

static int compare(const void *left, const void *right) {
  const item *a = &sorted_items[*(const int *)left], *b = &sorted_items[*(const int *)right];
  return a->amount != b->amount ? (a->amount < b->amount ? -1 : 1) : a->day - b->day;
}

/* The same amount, some days apart, among what has no mate. */
static int by_amount(list lines, list movements, pair *pairs, int room) {
  int *open = malloc(((size_t)movements.count + 1) * sizeof(int)), opens = 0, count = 0;
  if (!open) fail("memory", NULL);
  for (int i = 0; i < movements.count; i++)
    if (movements.items[i].mate < 0) open[opens++] = i;
  sorted_items = movements.items;
  qsort(open, (size_t)opens, sizeof(int), compare);
  for (int i = 0; i < lines.count; i++) {
    const item *line = &lines.items[i];
    if (line->mate >= 0) continue;
    int low = 0, high = opens;
    while (low < high) {
      int middle = (low + high) / 2;
      const item *other = &movements.items[open[middle]];
      int before = other->amount < line->amount ||
                   (other->amount == line->amount && other->day < line->day - WINDOW);
      if (before) low = middle + 1; else high = middle;
    }
    for (; low < opens && count < room; low++) {
      const item *other = &movements.items[open[low]];
      if (other->amount != line->amount || other->day > line->day) break;
      pairs[count++] = (pair){i, open[low]};
    }
  }
  free(open);
  return count;
}

/* The sample's true pairs have the same digits in their numbers. */
static int64_t right_pairs(list lines, list movements) {
  int64_t right = 0;
  for (int i = 0; i < lines.count; i++) {
    const item *line = &lines.items[i];
    if (line->mate < 0) continue;
    const item *other = &movements.items[line->mate];
    right += line->number_length == other->number_length &&
             memcmp(line->number + 1, other->number + 1, (size_t)line->number_length - 1) == 0;
  }
  return right;
}

nafa_floor_time nafa_floor_reconcile(const char *folder) {
  int64_t start = now();
  list lines = read_list(folder, "statement.csv"), movements = read_list(folder, "ledger.csv");
  int *of_line = malloc(((size_t)lines.count + 1) * sizeof(int));
  int *of_movement = malloc(((size_t)movements.count + 1) * sizeof(int));
  int room = 4 * (lines.count + movements.count) + 1;
  pair *pairs = malloc((size_t)room * sizeof(pair));
  if (!of_line || !of_movement || !pairs) fail("memory", NULL);
  int count = by_reference(lines, movements, pairs, room);
  nafa_floor_time time = {0, settle(pairs, count, lines, movements, of_line, of_movement), 0};
  count = by_amount(lines, movements, pairs, room);
  time.records += settle(pairs, count, lines, movements, of_line, of_movement);
  time.nanoseconds = now() - start;
  time.rows = right_pairs(lines, movements);
  return time;
}
