// The page on A4, by Chromium's print: what poppler finds in it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chooseLao, open, visibleTexts } from "./browser.mjs";

const folder = mkdtempSync(join(tmpdir(), "savan-print-"));
let browser, page;

before(async () => { browser = await open(join(process.env.SAVAN_REPORTS, "report.html")); page = browser.page; });
after(async () => { await browser.close(); rmSync(folder, { recursive: true }); });

const tool = (name, ...args) => execFileSync(name, args, { encoding: "utf8", maxBuffer: 1 << 26 });

/** Letters and digits alone: a PDF has its own mind about spaces and about marks above a consonant. */
const bare = (text) => text.normalize("NFKD").replace(/[\s\p{M}\u200b-\u200d\u202f]/gu, "");

async function print(name) {
  const path = join(folder, `${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: false });
  return path;
}

test("English: every heading, A4, each district on a page of its own", async () => {
  const headings = await visibleTexts(page, "h1, h2, h3");
  const pdf = await print("english");
  const text = bare(tool("pdftotext", "-layout", pdf, "-"));
  for (const heading of headings) assert.ok(text.includes(bare(heading)), `"${heading}" is not in print`);
  assert.match(tool("pdfinfo", pdf), /Page size: +59[45][.\d]* x 84[12][.\d]* pts \(A4\)/);
  const pages = tool("pdftotext", "-layout", pdf, "-").split("\f");
  for (const district of ["Xayphouthong district", "Atsaphoutong district"]) {
    const [own, ...others] = pages.filter((content) => content.includes(district));
    assert.equal(others.length, 0);
    assert.ok(own.trimStart().startsWith(district), `${district} does not begin its page`);
    assert.match(own, /Villages by two distances/);
  }
});

test("Lao: every heading, and the font is embedded", async () => {
  await chooseLao(page);
  const headings = await visibleTexts(page, "h1, h2, h3");
  const pdf = await print("lao");
  const text = bare(tool("pdftotext", "-layout", pdf, "-"));
  for (const heading of headings) assert.ok(text.includes(bare(heading)), `"${heading}" is not in print`);
  const fonts = tool("pdffonts", pdf).split("\n").filter((line) => /NotoSansLao/.test(line));
  assert.ok(fonts.length > 0, "no Lao font in the PDF");
  for (const line of fonts) assert.match(line, / yes +yes +/);
  // Not the machine's own font of that name, if it has one.
  const faces = await page.evaluate(() => [...document.fonts].filter((face) => face.status === "loaded")
    .map((face) => `${face.family} ${face.weight}`.replaceAll('"', "")));
  assert.ok(faces.includes("Noto Sans Lao 400") && faces.includes("Noto Sans Lao 700"), `loaded: ${faces}`);
});
