// The pages in Chromium: accessible, whole at every width, light and dark, printed on one sheet.
//
// `page.mjs CHROMIUM PICTURES NAME=PAGE.html…` fails on the first page that is not.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [chromium, pictures, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const failures = [];
const fail = (name, message) => failures.push(`${name}: ${message}`);

// The first page at every width; the others share its style and are seen on a phone and a laptop.
const everyWidth = [[390, 844], [768, 1024], [1280, 800], [1920, 1080]];
for (const pair of pages) {
  const [name, path] = pair.split("=");
  const page = await browser.newPage();
  const widths = pair === pages[0] ? everyWidth : everyWidth.filter(([width]) => width !== 768);
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) fail(name, `asks the network for ${request.url()}`);
  });
  page.on("console", (message) => fail(name, `console: ${message.text()}`));
  page.on("dialog", (dialog) => { fail(name, "a script ran"); dialog.dismiss(); });
  for (const [width, height] of widths) {
    for (const scheme of ["light", "dark"]) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(`file://${path}`);
      await page.screenshot({ path: `${pictures}/${name}-${width}-${scheme}.png` });
      const where = `${name} ${width} ${scheme}`;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) fail(where, `${wide} px wider than the window`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
      // Contrast depends on the colours, everything else on the width too.
      if (scheme === "dark" && width !== 1280) continue;
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      for (const { impact, id, nodes } of violations) {
        if (impact === "serious" || impact === "critical") {
          const places = nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`);
          fail(where, `axe ${impact} ${id}: ${places.join(" | ")}`);
        }
      }
    }
  }
  await page.close();
}

// A sheet: nothing of the list or the picture leaves its place.
for (const pair of pages.filter((pair) => pair.startsWith("sheet"))) {
  const [name, path] = pair.split("=");
  const page = await browser.newPage();
  await page.goto(`file://${path}`);
  await page.emulateMediaType("print");
  const millimetre = 96 / 25.4;
  const [width, height] = name.includes("a3") ? [398, 275] : [281, 194];
  await page.setViewport({ width: Math.floor(width * millimetre), height: Math.floor(height * millimetre) });
  const over = await page.evaluate(() => {
    const list = document.querySelector(".list");
    const year = document.querySelector(".year");
    return [list.scrollWidth - list.clientWidth, list.scrollHeight - list.clientHeight, year.scrollHeight - year.clientHeight, document.body.scrollHeight - innerHeight];
  });
  if (over.some((pixels) => pixels > 1)) fail(name, `over its sheet by ${over} px`);
  await page.close();
}

await browser.close();
failures.forEach((failure) => console.log(failure));
process.exit(failures.length ? 1 : 0);
