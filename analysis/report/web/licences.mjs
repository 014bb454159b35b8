// Prints name, version and licence of every package that esbuild put into the bundle. Reports carry it, since
// they carry the bundle.
//   node licences.mjs METAFILE NODE_MODULES
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";

const [metafile, modules] = process.argv.slice(2);
const inputs = Object.keys(JSON.parse(readFileSync(metafile, "utf8")).inputs);
const packages = new Set();
for (const input of inputs) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}

// Packages that share their licence's words, to the letter, share a paragraph.
const byText = new Map();
for (const name of [...packages].sort()) {
  const folder = join(modules, name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence text`);
  const text = readFileSync(join(folder, file), "utf8").trim();
  byText.set(text, [...(byText.get(text) ?? []), `${name} ${about.version} (${about.license})`]);
}
for (const [text, names] of byText) console.log(`${names.join(", ")}\n\n${text}\n\n${"-".repeat(79)}\n`);
