#include "database.h"

enum { ROWS = 12, NUMBERS = 3, MOST = 1 << 30 };

/* A row: the number must lie in each range, and the word's bit be in each set. */
typedef struct {
  int32_t least[NUMBERS], most[NUMBERS];
  uint8_t pregnant, band, service;
  int percent;
} rule;

enum { ALL = 15, PREGNANT = 1, A = 1, B = 2, C = 4, MATERNAL = 2, CHRONIC = 4, EMERGENCY = 8 };

#define NO_NUMBER {0, 0, 0}, {MOST, MOST, MOST}

/* The table of `nafa-bench rules`, as its rule book has it: age, months and cost; then the words. */
static const rule rules[ROWS] = {
    {{0, 0, 0}, {4, MOST, MOST}, ALL, ALL, ALL, 100},
    {NO_NUMBER, PREGNANT, ALL, MATERNAL, 100},
    {NO_NUMBER, ALL, A, EMERGENCY, 100},
    {{0, 0, 0}, {MOST, MOST, 20000}, ALL, A, ALL, 90},
    {NO_NUMBER, ALL, A, ALL, 80},
    {{65, 0, 0}, {MOST, MOST, MOST}, ALL, B, ALL, 70},
    {{0, 3, 0}, {MOST, MOST, MOST}, ALL, B, CHRONIC, 60},
    {{0, 0, 50001}, {MOST, MOST, MOST}, ALL, B, ALL, 60},
    {{0, 6, 0}, {MOST, MOST, MOST}, ALL, B, ALL, 50},
    {NO_NUMBER, ALL, C, EMERGENCY, 40},
    {{0, 12, 30001}, {MOST, MOST, MOST}, ALL, C, ALL, 25},
    {NO_NUMBER, ALL, ALL, ALL, 0},
};

/* One bit for each cell that refuses. */
static inline int refusals(const rule *rule, const nafa_floor_case *of) {
  return (of->age < rule->least[0] || of->age > rule->most[0]) |
         (of->months < rule->least[1] || of->months > rule->most[1]) << 1 |
         (of->cost < rule->least[2] || of->cost > rule->most[2]) << 2 |
         !(rule->pregnant >> of->pregnant & 1) << 3 | !(rule->band >> of->band & 1) << 4 |
         !(rule->service >> of->service & 1) << 5;
}

static int first_row(const nafa_floor_case *of) {
  for (int row = 0; row < ROWS; row++)
    if (!refusals(&rules[row], of)) return row;
  return -1;
}

static int traced_row(const nafa_floor_case *of, uint8_t *trace) {
  int first = -1;
  for (int row = 0; row < ROWS; row++) {
    trace[row] = (uint8_t)refusals(&rules[row], of);
    if (!trace[row] && first < 0) first = row;
  }
  return first;
}

static uint8_t last_trace[ROWS];

nafa_floor_time nafa_floor_rules(const nafa_floor_case *cases, int count, int with_trace) {
  int64_t start = now();
  nafa_floor_time time = {0, count, 0};
  for (int i = 0; i < count; i++) {
    int row = with_trace ? traced_row(&cases[i], last_trace) : first_row(&cases[i]);
    time.rows += rules[row].percent;
  }
  time.nanoseconds = now() - start;
  return time;
}
