// A chart on the page: its title, what to see in it, the picture, and the table behind it.

import type { Frame, Svg } from "./charts";
import { say } from "./language";

export interface Content {
  title: string;
  caption: string;
  draw: (frame: Frame) => Svg;
  head: string[];
  rows: (string | number)[][];
}

/** An element with text or elements in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Record<string, string> = {}, ...inner: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inner);
  return element;
}

function tableOf(content: Content): HTMLElement {
  const head = make("tr", {}, ...content.head.map((name) => make("th", { scope: "col" }, name)));
  const rows = content.rows.map((row) => make("tr", {}, ...row.map((cell, column) =>
    column === 0 ? make("th", { scope: "row" }, String(cell)) : make("td", {}, String(cell)))));
  const table = make("table", { class: "numbers" }, make("caption", {}, content.title), make("thead", {}, head), make("tbody", {}, ...rows));
  const frame = make("div", { class: "scrolls", tabindex: "0", role: "region", "aria-label": content.title }, table);
  return make("details", {}, make("summary", {}, say("chart.table", { title: content.title })), frame);
}

const paper = 680; // a page's width in CSS pixels, for print

/** Width that a chart may take within the place. */
function widthOf(place: HTMLElement): number {
  return Math.round(Math.min(Math.max(place.clientWidth || paper, 260), 960));
}

/** Replaces what is in the place by the figures; boxes that were open stay open. */
export function show(place: HTMLElement, figures: Content[]): void {
  const open = [...place.querySelectorAll("details")].map((box) => box.open);
  const width = widthOf(place);
  place.replaceChildren(...figures.map((content, index) => {
    const chart = make("div", { class: "chart" });
    chart.append(content.draw({ width, label: content.title, description: content.caption }));
    const table = tableOf(content) as HTMLDetailsElement;
    table.open = open[index] ?? false;
    return make("figure", {}, make("h3", {}, content.title), make("figcaption", {}, content.caption), chart, table);
  }));
}

export interface Choice { label: string; options: { value: string; name: string }[]; value: string; choose: (value: string) => void }

/** A labelled list to choose from. */
export function chooser(choice: Choice): HTMLElement {
  const list = make("select", {}, ...choice.options.map((option) => {
    const element = make("option", { value: option.value }, option.name);
    element.selected = option.value === choice.value;
    return element;
  }));
  list.addEventListener("change", () => choice.choose(list.value));
  return make("label", {}, choice.label, list);
}
