#!/usr/bin/env python3
"""Solves problems with CP-SAT and writes one result a line, resuming where it stopped.

    python3 -m venv venv && venv/bin/pip install ortools==9.15.6755
    venv/bin/python run.py problems.jsonl results.jsonl --seconds 60 --workers 2
"""
import argparse
import json
import os
import time

from model import solve


def main():
    options = argparse.ArgumentParser()
    options.add_argument("problems")
    options.add_argument("results")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--workers", type=int, default=2)
    options = options.parse_args()
    done = set()
    if os.path.exists(options.results):
        done = {json.loads(line)["name"] for line in open(options.results)}
    for line in open(options.problems):
        problem = json.loads(line)
        if problem["name"] in done:
            continue
        begun = time.time()
        result = solve(problem, options.seconds, options.workers)
        result["seconds"] = round(time.time() - begun, 1)
        with open(options.results, "a") as out:
            out.write(json.dumps(result) + "\n")


main()
