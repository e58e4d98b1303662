// The calendar files as ical.js (Thunderbird, Nextcloud) and node-ical read them.
//
// `node_clients.mjs LIBRARY KIND FILE` prints one line per item: first day, tab, title.
import { readFileSync } from "node:fs";

const [library, kind, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const kindOf = (uid) => (/^(task|todo)-/.exec(uid) ?? [0, "day"])[1];
const two = (number) => String(number).padStart(2, "0");
const iso = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

async function fromIcalJs() {
  const { default: ICAL } = await import("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const items = calendar.getAllSubcomponents(kind === "todo" ? "vtodo" : "vevent");
  return items.map((item) => ({
    uid: item.getFirstPropertyValue("uid"),
    day: item.getFirstPropertyValue(kind === "todo" ? "due" : "dtstart").toString().slice(0, 10),
    title: item.getFirstPropertyValue("summary"),
  }));
}

async function fromNodeIcal() {
  const { default: ical } = await import("node-ical");
  const items = Object.values(ical.sync.parseICS(text));
  const type = kind === "todo" ? "VTODO" : "VEVENT";
  return items.filter((item) => item.type === type).map((item) => ({
    uid: item.uid,
    day: iso(kind === "todo" ? item.due : item.start),
    title: item.summary.val ?? item.summary,
  }));
}

const found = await (library === "ical.js" ? fromIcalJs() : fromNodeIcal());
const lines = found.filter((item) => kindOf(item.uid) === kind).map((item) => `${item.day}\t${item.title}`);
process.stdout.write(lines.sort().map((line) => `${line}\n`).join(""));
