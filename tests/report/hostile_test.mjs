// Titles that would like to be more than text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseLao, open } from "./browser.mjs";

const folder = process.env.SAVAN_REPORTS;
const titles = ["markup", "script", "quotes", "direction"].map((name) => {
  const line = readFileSync(join(folder, `${name}.toml`), "utf8").match(/^title = (".*")$/m)[1];
  return JSON.parse(line); // a TOML string of these characters is a JSON string
});
let browser, page, dialogs = 0;

before(async () => {
  browser = await open(join(folder, "hostile.html"));
  page = browser.page;
  page.on("dialog", (dialog) => { dialogs += 1; dialog.dismiss(); });
});
after(() => browser.close());

test("titles stay text in the tables and in the lists", async () => {
  for (const choose of [async () => {}, chooseLao]) {
    await choose(page);
    const shown = await page.locator("#scenarios tbody th bdi:first-child").allTextContents();
    const offered = (await page.locator("select").first().locator("option").allTextContents())
      .map((name) => name.replace(/^\u2068|\u2069$/g, ""));
    for (const title of titles) {
      assert.ok(shown.includes(title), `${JSON.stringify(title)} is not in the table: ${JSON.stringify(shown)}`);
      assert.ok(offered.includes(title), `${JSON.stringify(title)} is not in the list`);
    }
  }
});

test("nothing of them is run, loaded or drawn", async () => {
  for (const value of await page.locator("select").first().locator("option").evaluateAll((options) => options.map((option) => option.value)))
    await page.locator("select").first().selectOption(value);
  assert.equal(dialogs, 0);
  assert.equal(await page.locator("img, main b:not(td b):not(.sentence b), iframe, object").count(), 0);
  assert.equal(await page.locator("script").count(), 3);
  assert.match(await page.title(), /^savan: /);
  assert.deepEqual(browser.watched, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("a title's writing direction does not turn the words around it", async () => {
  const [cell] = await page.locator("#scenarios tbody th").filter({ hasText: "never closed" }).all();
  const places = await cell.evaluate((heading) => {
    const name = heading.querySelector(".name bdi").getBoundingClientRect();
    return { name: name.left, cell: heading.getBoundingClientRect().left };
  });
  assert.ok(Math.abs(places.name - places.cell) < 2, JSON.stringify(places));
});
