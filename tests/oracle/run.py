#!/usr/bin/env python3
"""Solves problems with CP-SAT and writes one result a line, resuming where it stopped.

    python3 -m venv venv && venv/bin/pip install ortools==9.15.6755
    venv/bin/python run.py problems.jsonl results.jsonl --seconds 60 --workers 2

With `--against ours.jsonl` (written by `cargo bench --bench planner -- tests/oracle/problems.jsonl`),
CP-SAT starts from our plans and tries to beat them, which is harder on us than starting from nothing.
"""
import argparse
import json
import os
import time

from model import challenge, solve


def main():
    options = argparse.ArgumentParser()
    options.add_argument("problems")
    options.add_argument("results")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--against")
    options = options.parse_args()
    ours = {}
    if options.against:
        ours = {plan["name"]: plan for plan in map(json.loads, open(options.against))}
    done = set()
    if os.path.exists(options.results):
        done = {json.loads(line)["name"] for line in open(options.results)}
    for line in open(options.problems):
        problem = json.loads(line)
        if problem["name"] in done:
            continue
        begun = time.time()
        if ours:
            result = challenge(problem, ours[problem["name"]], options.seconds, options.workers)
        else:
            result = solve(problem, options.seconds, options.workers)
        result["seconds"] = round(time.time() - begun, 1)
        with open(options.results, "a") as out:
            out.write(json.dumps(result) + "\n")


main()
