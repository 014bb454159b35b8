// What the browser tests share: Debian's Chromium with a profile of its own, and a page that is watched.

import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(join(process.env.SAVAN_NODE_MODULES, "/"))("playwright-core");

const quiet = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Opens a page of its own browser; `watched` fills with requests that leave the file and with console errors. */
export async function open(file, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "savan-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium", args: quiet, viewport: { width: 1280, height: 800 }, ...options });
  const page = context.pages()[0] ?? (await context.newPage());
  const watched = [];
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith("data:")) watched.push(`request ${url}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) watched.push(`console ${message.text()}`);
  });
  page.on("pageerror", (error) => watched.push(`error ${error.message}`));
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.sample}`));
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return {
    page, watched,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

export const chooseLao = (page) => page.locator('label[for="lao"]').click();
export const chooseEnglish = (page) => page.locator('label[for="english"]').click();

/** Visible text of the elements, in order. */
export const visibleTexts = (page, selector) => page.locator(selector).evaluateAll((elements) =>
  elements.filter((element) => element.getClientRects().length > 0).map((element) => element.innerText.trim()).filter((text) => text !== ""));
