"""Totals of a fund's year, from the CSV files alone: what any book of it must show.

Usage: python3 totals.py DIRECTORY

Shares no code with Nafa and knows none of its rules: it only adds up what the files say. Who bears
which part of a fee is for the rule book to decide; what came in, what went out and what care cost
is not. Prints `name,amount` rows, in whole francs, sorted by name.
"""

import csv
import os
import sys
from collections import Counter


def rows(name):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def francs(text):
    return int(text or "0")


totals = Counter({"cash": 0, "care": 0, "dues": 0, "fees": 0})
for row in rows("funds.csv"):
    for what in ["subsidies", "payments"] + ["savings"] * (row["kind"] == "savings"):
        totals[what + " " + row["fund"]] = 0
group = {row["person"]: row["group"] for row in rows("households.csv")}


def cash(account, amount):
    totals["cash " + account] += amount
    totals["cash"] += amount


for row in rows("subsidies.csv"):
    cash(row["into"], francs(row["amount"]))
    totals["subsidies " + row["fund"]] += francs(row["amount"])

for row in rows("contributions.csv"):
    cash(row["into"], francs(row["amount"]))
    if row["kind"] == "dues":
        totals["dues"] += francs(row["amount"])
    else:
        totals["savings " + group[row["person"]]] += francs(row["amount"])

for row in rows("transfers.csv"):
    cash(row["from"], -francs(row["amount"]) - francs(row["fee"]))
    cash(row["to"], francs(row["amount"]))
    totals["fees"] += francs(row["fee"])

for row in rows("withdrawals.csv"):
    cash(row["from"], -francs(row["amount"]))
    totals["savings " + group[row["person"]]] -= francs(row["amount"])

for row in rows("visits.csv"):
    totals["care"] += francs(row["fee"])
    totals["savings " + group[row["person"]]] -= francs(row["savings"])

for row in rows("payments.csv"):
    cash(row["from"], -francs(row["amount"]) - francs(row["fee"]))
    totals["payments " + row["fund"]] += francs(row["amount"])
    totals["fees"] += francs(row["fee"])

print("name,amount")
for name in sorted(totals):
    print(f"{name},{totals[name]}")
