#!/usr/bin/env python3
"""Random planning problems, the same for a seed: realistic schools of zone B in spring 2027.

    python3 generate.py 50 1 > problems.jsonl      50 problems of 2 to 24 classes, seed 1
    python3 generate.py big > big.jsonl            40 classes, 6 rooms, 200 slots, 60 invigilators

One problem a line, in the notation of pixplan.toml. Everything is invented.
"""
import datetime as dt
import json
import random
import sys

DAYS = ["lun", "mar", "mer", "jeu", "ven"]
OFF = {dt.date(2027, 3, 29), dt.date(2027, 5, 6), dt.date(2027, 5, 7), dt.date(2027, 5, 17)}


def school_days(first=dt.date(2027, 3, 15), last=dt.date(2027, 6, 11)):
    """School days of zone B inside the window: no spring holiday, no public holiday."""
    day, found = first, []
    while day <= last:
        holiday = dt.date(2027, 4, 17) <= day <= dt.date(2027, 5, 2)
        if day.weekday() < 5 and not holiday and day not in OFF:
            found.append(day)
        day += dt.timedelta(days=1)
    return found


def clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def weekly_slots(rng, n):
    """n weekly slots: mostly two hours, some longer, some without an end, a few that overlap."""
    starts = [(d, m) for d in DAYS for m in (8 * 60, 8 * 60 + 30, 10 * 60 + 30, 13 * 60 + 30, 15 * 60 + 30)
              if not (d == "mer" and m > 12 * 60)]
    rng.shuffle(starts)
    chosen = []
    for d, m in starts:
        if len(chosen) == n:
            break
        near = [x for x in chosen if x[0] == d and abs(x[1] - m) < 120]
        if near and rng.random() < 0.9:
            continue
        chosen.append((d, m))
    chosen.sort(key=lambda x: (DAYS.index(x[0]), x[1]))
    out = []
    for d, m in chosen:
        length = rng.choice([None, 120, 120, 150, 160, 180])
        out.append((f"{d} {clock(m)}", None if length is None else clock(m + length)))
    return out


def some_except(rng, days, slots, probability):
    out = []
    while rng.random() < probability:
        kind = rng.randrange(4)
        day = rng.choice(days)
        if kind == 0:
            out.append(f"{day}..{day + dt.timedelta(days=rng.randrange(1, 6))}")
        elif kind == 1:
            out.append(f"{day}")
        elif kind == 2:
            same = [s for s, _ in slots if s.split()[0] == DAYS[day.weekday()]]
            if same:
                out.append(f"{day} {rng.choice(same).split()[1]}")
        elif rng.random() < 0.3:
            out.append(rng.choice(slots)[0])
    return out


def problem(rng, name, n_classes):
    days = school_days()
    slots = weekly_slots(rng, rng.randrange(3, 8) if n_classes > 4 else rng.randrange(2, 5))
    starts = [s for s, _ in slots]
    per = rng.choice([20, 20, 20, 20, 20, 15, 12])
    n_rooms = rng.choice([1, 2, 2, 3]) if n_classes < 16 else rng.choice([2, 3, 4])
    rooms = []
    for i in range(n_rooms):
        own = None
        if rng.random() < 0.4:
            own = sorted(rng.sample(starts, rng.randrange(max(1, len(starts) // 2), len(starts) + 1)), key=starts.index)
        rooms.append({"name": f"Salle {i + 1}", "seats": rng.choice([12, 14, 15, 16, 16, 18, 20, 24, 28, 30, 32]),
                      "slots": own, "except": some_except(rng, days, slots, 0.35)})
    biggest = max(r["seats"] for r in rooms)
    classes = []
    for i in range(n_classes):
        students = rng.randrange(18, 31)
        extra = []
        if rng.random() < 0.3:
            extra.append({"students": rng.randrange(1, 4), "percent": 33})
        if rng.random() < 0.05:
            extra.append({"students": 1, "percent": 50})
        classes.append({"name": f"3{chr(65 + i)}", "students": students,
                        "together": biggest >= students and rng.random() < 0.12,
                        "extra": extra, "absent": some_except(rng, days, slots, 0.2)})
    total = sum(c["students"] for c in classes)
    need = max(2, total // 14)
    people = []
    n_people = rng.randrange(2, 4 + n_classes // 2)
    for i in range(n_people):
        own = None
        if rng.random() < 0.6:
            own = sorted(rng.sample(starts, rng.randrange(1, len(starts) + 1)), key=starts.index)
        most = rng.choice([None, None, 2 + 2 * need // n_people, 1 + 3 * need // (2 * n_people)])
        people.append({"name": f"M. {i + 1}", "slots": own, "max": most,
                       "except": some_except(rng, days, slots, 0.3)})
    return {"name": name, "days": [str(d) for d in days], "duration": 120, "per_invigilator": per,
            "slots": [{"start": s, "end": e} for s, e in slots], "rooms": rooms,
            "invigilators": people, "classes": classes}


def main():
    if sys.argv[1] == "big":
        rng = random.Random(40)
        big = problem(rng, "big", 40)
        days = school_days()[:40]
        big["days"] = [str(d) for d in days]
        five = [(f"{d} {clock(m)}", clock(m + 120)) for d in DAYS for m in (480, 600, 720, 840, 960)]
        big["slots"] = [{"start": s, "end": e} for s, e in five]
        starts = [s for s, _ in five]
        big["rooms"] = [{"name": f"Salle {i + 1}", "seats": seats, "slots": None, "except": []}
                        for i, seats in enumerate([16, 16, 14, 12, 18, 24])]
        big["invigilators"] = [{"name": f"M. {i + 1}", "slots": sorted(rng.sample(starts, 8), key=starts.index),
                                "max": 6, "except": []} for i in range(60)]
        for c in big["classes"]:
            c["together"], c["absent"], c["extra"] = False, [], []
        print(json.dumps(big, ensure_ascii=False))
        return
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    for i in range(count):
        rng = random.Random(seed * 1000 + i)
        n_classes = 2 + (22 * i) // max(1, count - 1)
        print(json.dumps(problem(rng, f"{seed}-{i + 1:02}", n_classes), ensure_ascii=False))


main()
