// The calendar of a plan as ical.js (Thunderbird, Nextcloud) and node-ical read it.
//
// `sessions_clients.mjs LIBRARY FILE` prints one line per session, as
// `sessions_expected.py` does.
import { readFileSync } from "node:fs";

const [library, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const utc = (date) => date.toISOString().slice(0, 16).replace("T", " ");

async function fromIcalJs() {
  const { default: ICAL } = await import("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((item) => new ICAL.Event(item)).map((item) => ({
    start: item.startDate.toJSDate(),
    end: item.endDate.toJSDate(),
    title: item.summary,
    place: item.location,
  }));
}

async function fromNodeIcal() {
  const { default: ical } = await import("node-ical");
  const items = Object.values(ical.sync.parseICS(text)).filter((item) => item.type === "VEVENT");
  return items.map((item) => ({
    start: item.start,
    end: item.end,
    title: item.summary.val ?? item.summary,
    place: item.location.val ?? item.location,
  }));
}

for (const item of await (library === "ical.js" ? fromIcalJs() : fromNodeIcal())) {
  console.log([utc(item.start), utc(item.end), item.title, item.place.split(", ")[0]].join("\t"));
}
