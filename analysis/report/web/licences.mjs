// Prints name, version and licence text of every package that esbuild put into the bundle.
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

console.log("page.js contains the packages below, page.css the fonts of ../fonts (OFL.txt there).");
for (const name of [...packages].sort()) {
  const folder = join(modules, name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence text`);
  console.log(`\n${"=".repeat(79)}\n${name} ${about.version} (${about.license})\n`);
  console.log(readFileSync(join(folder, file), "utf8").trim());
}
