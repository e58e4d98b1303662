"""The planning rules of cli.md as a CP-SAT model, written from that page alone.

A problem is one line of generate.py. Stages: fewest sessions, then fewest
splits, then smallest lateness; each one keeps what the one before found.
"""
import datetime as dt

from ortools.sat.python import cp_model

DAYS = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]


def minutes(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


def starts_of(problem):
    """Usable starts in order of time: (date, minute, end of the slot, latest end)."""
    found = set()
    for text in problem["days"]:
        day = dt.date.fromisoformat(text)
        today = []
        for slot in problem["slots"]:
            name, at = slot["start"].split()
            if DAYS.index(name) == day.weekday():
                today.append((minutes(at), slot["end"]))
        for minute, end in today:
            if end is not None:
                end = limit = minutes(end)
            else:
                end = minute + problem["duration"]
                later = [m for m, _ in today if m > minute]
                limit = max(end, min(later + [minute + 240]))
            if end - minute >= problem["duration"]:
                found.add((day, minute, end, limit))
    return sorted(found)


def away(exceptions, start):
    day, minute = start[0], start[1]
    for text in exceptions:
        if ".." in text:
            first, last = (dt.date.fromisoformat(x) for x in text.split(".."))
            hit = first <= day <= last
        elif " " in text:
            what, at = text.split()
            same = DAYS[day.weekday()] == what if what in DAYS else dt.date.fromisoformat(what) == day
            hit = same and minutes(at) == minute
        else:
            hit = dt.date.fromisoformat(text) == day
        if hit:
            return True
    return False


def can(thing, start):
    if thing["slots"] is not None:
        if f"{DAYS[start[0].weekday()]} {start[1] // 60:02}:{start[1] % 60:02}" not in thing["slots"]:
            return False
    return not away(thing["except"], start)


def overlap(one, other):
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def lasts(problem, percent):
    return -(-problem["duration"] * (100 + percent) // 500) * 5


class Model:
    def __init__(self, problem):
        self.p = problem
        self.starts = starts_of(problem)
        self.m = m = cp_model.CpModel()
        rooms, classes, people = problem["rooms"], problem["classes"], problem["invigilators"]
        self.pairs = [(s, r) for s in range(len(self.starts)) for r in range(len(rooms)) if can(rooms[r], self.starts[s])]
        self.open = {q: m.new_bool_var(f"open{q}") for q in self.pairs}
        self.x, self.y = {}, {}
        for s, r in self.pairs:
            for c, known in enumerate(classes):
                if not away(known["absent"], self.starts[s]):
                    top = min(known["students"], rooms[r]["seats"])
                    x = self.x[c, s, r] = m.new_int_var(0, top, "")
                    y = self.y[c, s, r] = m.new_bool_var("")
                    m.add(x <= top * y)
                    m.add(x >= y)
                    m.add_implication(y, self.open[s, r])
            here = [self.x[c, s, r] for c in range(len(classes)) if (c, s, r) in self.x]
            m.add(sum(here) <= rooms[r]["seats"] * self.open[s, r])
            m.add(sum(here) >= self.open[s, r])
        for c, known in enumerate(classes):
            mine = [(s, r) for s, r in self.pairs if (c, s, r) in self.x]
            m.add(sum(self.x[c, s, r] for s, r in mine) == known["students"])
            if known["together"]:
                m.add(sum(self.y[c, s, r] for s, r in mine) == 1)
            for extra in known["extra"]:
                need = lasts(problem, extra["percent"])
                count = sum(e["students"] for e in known["extra"] if e["percent"] >= extra["percent"])
                fits = [(s, r) for s, r in mine if self.starts[s][3] - self.starts[s][1] >= need]
                m.add(sum(self.x[c, s, r] for s, r in fits) >= count)
        clash = [(a, b) for a in range(len(self.starts)) for b in range(a + 1, len(self.starts))
                 if overlap(self.starts[a], self.starts[b])]
        for r in range(len(rooms)):
            for a, b in clash:
                if (a, r) in self.open and (b, r) in self.open:
                    m.add(self.open[a, r] + self.open[b, r] <= 1)
        self.z = z = {}
        for s, r in self.pairs:
            for i, who in enumerate(people):
                if can(who, self.starts[s]):
                    z[i, s, r] = m.new_bool_var("")
                    m.add_implication(z[i, s, r], self.open[s, r])
            crew = [z[i, s, r] for i in range(len(people)) if (i, s, r) in z]
            here = [self.x[c, s, r] for c in range(len(classes)) if (c, s, r) in self.x]
            m.add(problem["per_invigilator"] * sum(crew) >= sum(here))
            m.add(sum(crew) >= self.open[s, r])
        for i, who in enumerate(people):
            at = {s: [z[i, s, r] for r in range(len(rooms)) if (i, s, r) in z] for s in range(len(self.starts))}
            for s in at:
                if len(at[s]) > 1:
                    m.add(sum(at[s]) <= 1)
            for a, b in clash:
                if at[a] and at[b]:
                    m.add(sum(at[a]) + sum(at[b]) <= 1)
            if who["max"] is not None:
                m.add(sum(v for vs in at.values() for v in vs) <= who["max"])
        self.sessions = sum(self.open.values())
        self.splits = sum(self.y.values()) - len(classes)
        self.lateness = sum(s * v for (s, r), v in self.open.items())

    def solve(self, goal, seconds, workers, hint):
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = workers
        self.m.clear_hints()
        if hint is not None:
            for index, value in enumerate(hint):
                self.m.add_hint(self.m.get_int_var_from_proto_index(index), value)
        self.m.minimize(goal)
        status = solver.solve(self.m)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return solver.status_name(status), None, None, None
        values = list(solver.response_proto.solution)
        return solver.status_name(status), round(solver.objective_value), round(solver.best_objective_bound), values


def solve(problem, seconds, workers):
    """{sessions, splits, lateness} with, for each, whether CP-SAT proved it."""
    model = Model(problem)
    result, hint = {"name": problem["name"], "classes": len(problem["classes"]), "starts": len(model.starts)}, None
    for name in ("sessions", "splits", "lateness"):
        goal = getattr(model, name)
        status, value, bound, values = model.solve(goal, seconds, workers, hint)
        result[name] = value
        result[name + "_status"] = status
        result[name + "_bound"] = bound
        if value is None:
            # No plan found in time: the stage before, if any, still has one.
            break
        hint = values
        model.m.add(goal == value)
    return result


def challenge(problem, ours, seconds, workers):
    """CP-SAT against a plan of pixplan, with its plan as a hint.

    Fewer sessions? As many and fewer splits? As many of both and earlier? Each
    is asked for `seconds`; what the planner says to be proven must be infeasible.
    """
    model = Model(problem)
    name = problem["name"]
    result = {"name": name, "classes": len(problem["classes"]), "starts": len(model.starts),
              "sessions": ours["sessions"], "splits": ours["splits"], "lateness": ours["lateness"],
              "proven": ours["sessions"] == ours["sessions_bound"] and ours["splits"] == ours["splits_bound"]}

    def ask(what, extra, limit):
        fresh = Model(problem)
        extra(fresh)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = limit
        solver.parameters.num_workers = workers
        result[what] = solver.status_name(solver.solve(fresh.m))

    if ours["unplaced"]:
        ask("place_everybody", lambda fresh: None, seconds)
        return result
    ask("fewer_sessions", lambda fresh: fresh.m.add(fresh.sessions <= ours["sessions"] - 1), seconds / 4)

    def fewer_splits(fresh):
        fresh.m.add(fresh.sessions == ours["sessions"])
        fresh.m.add(fresh.splits <= ours["splits"] - 1)

    ask("fewer_splits", fewer_splits, seconds / 4 if result["proven"] else seconds)
    model.m.add(model.sessions == ours["sessions"])
    model.m.add(model.splits == ours["splits"])
    hint = {v.index: 0 for family in (model.open, model.x, model.y, model.z) for v in family.values()}
    for session in ours["plan"]:
        s, r = session["start"], session["room"]
        hint[model.open[s, r].index] = 1
        for c, n in session["groups"]:
            hint[model.x[c, s, r].index] = n
            hint[model.y[c, s, r].index] = 1
        for i in session["people"]:
            hint[model.z[i, s, r].index] = 1
    status, value, bound, _ = model.solve(model.lateness, seconds, workers, [hint[i] for i in range(len(hint))])
    result.update(cpsat_lateness=value, cpsat_bound=bound, lateness_status=status)
    return result
