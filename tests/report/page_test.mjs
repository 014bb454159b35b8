// The page in a browser, as planners meet it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseEnglish, chooseLao, open, visibleTexts } from "./browser.mjs";

const report = join(process.env.SAVAN_REPORTS, "report.html");
const lao = /[\u0e80-\u0eff]/;
let browser, page;

before(async () => { browser = await open(report); page = browser.page; });
after(() => browser.close());

test("the first chart is there when the page is", async () => {
  assert.ok(await page.locator("svg.plot").count() > 0, "no chart at DOMContentLoaded");
  const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventStart);
  assert.ok(ready < 4000, `charts took ${ready} ms`); // one second is the aim; test machines are busy
});

test("every list can be changed, and nothing is fetched, refused or complained about", async () => {
  for (const language of [chooseLao, chooseEnglish]) {
    await language(page);
    for (const [index, list] of (await page.locator("select").all()).entries()) {
      const before = await page.locator("figure").allInnerTexts();
      const values = await list.locator("option").evaluateAll((options) => options.map((option) => option.value));
      assert.ok(values.length > 1, `list ${index} offers no choice`);
      await list.selectOption(values.at(-1));
      assert.notDeepEqual(await page.locator("figure").allInnerTexts(), before, `list ${index} changes nothing`);
      await list.selectOption(values[0]);
    }
  }
  assert.deepEqual(browser.watched, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("the security policy lets nothing in but the page's own script and style", async (t) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  const other = await open(report);
  t.after(other.close);
  await other.page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.taken = true" }));
    document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/pixel.png" }));
  });
  await other.page.waitForFunction(() => window.violations.length >= 2);
  assert.equal(await other.page.evaluate(() => window.taken), undefined);
  const refused = (await other.page.evaluate(() => window.violations)).join("\n");
  assert.match(refused, /script-src/);
  assert.match(refused, /img-src/);
});

test("languages switch in place", async () => {
  await page.locator("#equity h2").scrollIntoViewIfNeeded();
  const english = await visibleTexts(page, "h1, h2, h3, select option");
  await chooseLao(page);
  const inLao = await visibleTexts(page, "h1, h2, h3, select option");
  assert.equal(await page.getAttribute("html", "lang"), "lo");
  assert.equal(inLao.length, english.length);
  for (const heading of await visibleTexts(page, "h1, h2, figure h3, main label, figcaption")) assert.match(heading, lao);
  assert.deepEqual(await visibleTexts(page, '[lang="en"]:not(.always)'), []);
  await chooseEnglish(page);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.deepEqual(await visibleTexts(page, "h1, h2, h3, select option"), english);
  assert.deepEqual(await visibleTexts(page, '[lang="lo"]:not(.always)'), []);
});

test("the page says that its Lao awaits a native reviewer, in both languages", async () => {
  await chooseLao(page);
  assert.match(await page.locator("header").innerText(), /ຍັງບໍ່ທັນໄດ້ຮັບການກວດແກ້/);
  await chooseEnglish(page);
  assert.match(await page.locator("header").innerText(), /awaits a native reviewer/);
});

test("the first screen has the scenarios with their chance of harm, and few replicates are pointed out", async () => {
  const box = await page.locator("#scenarios tbody tr").nth(1).boundingBox();
  assert.ok(box.y + box.height < 800, `the first scenario ends at ${box.y + box.height} px`);
  assert.equal(await page.locator("#scenarios tbody tr").count(), 4);
  assert.match(await page.locator("#scenarios tbody tr").nth(1).innerText(), /\[.*, .*\].*\d\/3/s);
  assert.match(await page.locator(".note").first().innerText(), /Only 3 simulations/);
});

test("a table stands behind every chart, and the keyboard opens it", async () => {
  const figures = await page.locator("figure").all();
  assert.ok(figures.length >= 8, `${figures.length} figures`);
  for (const figure of figures) {
    const title = await figure.locator("h3").innerText();
    await figure.locator("summary").focus();
    await page.keyboard.press("Enter");
    const rows = await figure.locator("tbody tr").count();
    assert.ok(rows > 0 && await figure.locator("table").isVisible(), `no table behind "${title}"`);
    assert.match(await figure.locator("td").first().innerText(), /[\d–]/);
    await page.keyboard.press("Enter");
  }
});

test("the keyboard alone chooses the language", async () => {
  await page.locator("#english").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getAttribute("html", "lang"), "lo");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.getAttribute("html", "lang"), "en");
});

test("charts, lists and tables have names for those who do not see them", async () => {
  const nameless = await page.evaluate(() => {
    const faults = [];
    for (const chart of document.querySelectorAll("figure svg"))
      if (chart.getAttribute("role") !== "img" || !chart.getAttribute("aria-label")) faults.push("chart");
    for (const list of document.querySelectorAll("select")) if (!list.labels.length) faults.push("list");
    for (const table of document.querySelectorAll("table")) {
      if (!table.caption?.textContent.trim()) faults.push(`table ${table.id} has no caption`);
      if ([...table.querySelectorAll("th")].some((cell) => !cell.scope)) faults.push(`table ${table.id} has a head without scope`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    faults.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are ${id}`));
    for (const link of document.querySelectorAll('nav a'))
      if (!document.querySelector(link.getAttribute("href"))) faults.push(`link to ${link.hash} leads nowhere`);
    return faults;
  });
  assert.deepEqual(nameless, []);
});

test("no scrolling sideways at 360 pixels, with every box open, in both languages", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => document.querySelectorAll("details").forEach((box) => { box.open = true; }));
  for (const language of [chooseEnglish, chooseLao]) {
    await language(page);
    await page.waitForFunction(() => document.querySelector("svg.plot").clientWidth <= 360);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  }
  await chooseEnglish(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("with scripts off the tables and the languages still work", async (t) => {
  const plain = await open(report, { javaScriptEnabled: false });
  t.after(plain.close);
  const text = async () => plain.page.locator("main").innerText();
  assert.match(await plain.page.locator("noscript").innerText(), /Scripts are off/);
  assert.equal(await plain.page.locator("#scenarios tbody tr").count(), 4);
  assert.match(await text(), /Unconditional cash instead/);
  assert.doesNotMatch(await text(), /ໂອກາດ/);
  await chooseLao(plain.page);
  assert.match(await text(), /ໃຫ້ເງິນສົດໂດຍບໍ່ມີເງື່ອນໄຂແທນ/);
  assert.doesNotMatch(await text(), /Unconditional cash/);
});
