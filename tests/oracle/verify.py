#!/usr/bin/env python3
"""Fixes every variable of the CP-SAT model to our plans: each must be feasible there.

    venv/bin/python verify.py problems.jsonl ours.jsonl
"""
import json
import sys

from ortools.sat.python import cp_model

from model import Model


def main():
    ours = {plan["name"]: plan for plan in map(json.loads, open(sys.argv[2]))}
    checked, wrong = 0, []
    for problem in map(json.loads, open(sys.argv[1])):
        plan = ours[problem["name"]]
        if plan["unplaced"]:
            continue
        model = Model(problem)
        value = {v.index: 0 for family in (model.open, model.x, model.y, model.z) for v in family.values()}
        for session in plan["plan"]:
            s, r = session["start"], session["room"]
            value[model.open[s, r].index] = 1
            for c, n in session["groups"]:
                value[model.x[c, s, r].index] = n
                value[model.y[c, s, r].index] = 1
            for i in session["people"]:
                value[model.z[i, s, r].index] = 1
        for index, number in value.items():
            model.m.add(model.m.get_int_var_from_proto_index(index) == number)
        for name in ("sessions", "splits", "lateness"):
            model.m.add(getattr(model, name) == plan[name])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        checked += 1
        if solver.solve(model.m) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            wrong.append(problem["name"])
    print(f"{checked} plans, wrong: {wrong}")


main()
