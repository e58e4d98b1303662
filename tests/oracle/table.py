#!/usr/bin/env python3
"""Writes results.md from results.jsonl: our plans beside what CP-SAT could do against them."""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = {"INFEASIBLE": "aucun (prouvé)", "UNKNOWN": "aucun trouvé", "FEASIBLE": "**OUI**", "OPTIMAL": "**OUI**"}


def main():
    rows = [json.loads(line) for line in open(os.path.join(HERE, "results.jsonl"))]
    plans = [row for row in rows if "place_everybody" not in row]
    earlier = [row for row in plans if row["cpsat_lateness"] is not None and row["cpsat_lateness"] < row["lateness"]]
    out = ["# Nos plans face à CP-SAT", "",
           "`run.py --against ours.jsonl --seconds 60 --workers 1` : CP-SAT part de notre plan et cherche mieux.", "",
           f"{len(plans)} plans complets ; {sum(row['proven'] for row in plans)} prouvés optimaux par pixplan ; "
           f"retard amélioré par CP-SAT en 60 s : {len(earlier)}.", "",
           "| problème | classes | créneaux | sessions | moins de sessions ? | partages | moins de partages ? "
           "| retard | CP-SAT 60 s | prouvé par nous |", "| --- |" + " --- |" * 9]
    for row in rows:
        if "place_everybody" in row:
            found = "impossible (prouvé)" if row["place_everybody"] == "INFEASIBLE" else row["place_everybody"]
            out.append(f"| {row['name']} | {row['classes']} | {row['starts']} | incomplet | {found} | | | | | |")
            continue
        mark = " (optimal)" if row["lateness_status"] == "OPTIMAL" else ""
        out.append(f"| {row['name']} | {row['classes']} | {row['starts']} | {row['sessions']} "
                   f"| {WORDS[row['fewer_sessions']]} | {row['splits']} | {WORDS[row['fewer_splits']]} "
                   f"| {row['lateness']} | {row['cpsat_lateness']}{mark} | {'oui' if row['proven'] else 'non'} |")
    with open(os.path.join(HERE, "results.md"), "w") as file:
        file.write("\n".join(out) + "\n")


main()
