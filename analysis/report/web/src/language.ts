// The language that the reader chose, and words in it.

import { catalogue } from "./data";

export type Language = "en" | "lo";

export function language(): Language {
  return document.querySelector<HTMLInputElement>("#lao")!.checked ? "lo" : "en";
}

/** Words of the catalogue in the language chosen, with every {name} filled. */
export function say(key: string, fill: Record<string, string | number> = {}): string {
  const entry = catalogue[key];
  if (!entry) throw new Error(`the catalogue of texts has no ${key}`);
  return entry[language()].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name]));
}

/** The Lao name when there is one and Lao is chosen. */
export function inLanguage(en: string, lo: string): string {
  return language() === "lo" && lo !== "" ? lo : en;
}

/** A name from outside: whatever its writing direction, it stays apart from what is around it. */
export function isolated(name: string): string {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufeff]/.test(name) ? `\u2068${name}\u2069` : name;
}

export function onLanguage(changed: () => void): void {
  for (const choice of document.querySelectorAll<HTMLInputElement>('input[name="language"]'))
    choice.addEventListener("change", changed);
}
