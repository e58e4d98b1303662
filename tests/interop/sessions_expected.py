"""What every calendar program must show of a plan, from pixplan's own JSON.

`sessions_expected.py FILE ZONE` prints one line per session: its start and its
end in universal time, its title, its room up to a comma. With `--local` first:
in the time of Paris, and without the room.
"""
import json
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

*local, path, zone = sys.argv[1:]
shown = ZoneInfo("Europe/Paris") if local else timezone.utc
with open(path, encoding="utf-8") as file:
    sessions = json.load(file)["sessions"]


def moment(day, time):
    there = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(shown).strftime("%Y-%m-%d %H:%M")


for one in sessions:
    whose = ", ".join(group["division"] for group in one["groups"]) or "rattrapage"
    start, end = moment(one["date"], one["start"]), moment(one["date"], one["end"])
    line = f"{start}\t{end}\tSession Pix {one['id']}\u00a0: {whose}"
    print(line if local else f"{line}\t{one['room'].split(', ')[0]}")
