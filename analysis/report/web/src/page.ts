// Fills the page's places for charts, and fills them anew when the reader chooses another language,
// scenario or outcome.

import { data } from "./data";
import { chooser, make, show, type Content } from "./figure";
import * as figures from "./figures";
import { language, onLanguage, say } from "./language";

const state = {
  scenario: data.scenarios.findIndex((_, index) => index !== data.baseline),
  measure: data.series.measures[0].key,
  outcome: figures.equityOutcomes()[0],
  effect: 0,
};
if (state.scenario < 0) state.scenario = data.baseline;

const scenarioChoice = () => ({
  label: say("chart.scenario"),
  value: String(state.scenario),
  options: data.scenarios.flatMap((_, index) => index === data.baseline && data.scenarios.length > 1 ? [] : [{ value: String(index), name: figures.scenarioName(index) }]),
  choose: (value: string) => { state.scenario = Number(value); fill(); },
});

const measureChoice = <Key extends "measure" | "outcome">(key: Key, keys: string[]) => ({
  label: say("chart.measure"),
  value: state[key],
  options: keys.map((measure) => ({ value: measure, name: figures.measureName(measure) })),
  choose: (value: string) => { state[key] = value; fill(); },
});

const effectChoice = () => ({
  label: say("chart.effect"),
  value: String(state.effect),
  options: data.economics.effects.map((effect, index) => ({ value: String(index), name: figures.measureName(effect.key) })),
  choose: (value: string) => { state.effect = Number(value); fill(); },
});

interface Part { choices: () => Parameters<typeof chooser>[0][]; contents: () => Content[] }

const parts: Record<string, Part> = {
  time: { choices: () => [scenarioChoice(), measureChoice("measure", data.series.measures.map((row) => row.key))], contents: () => figures.timeFigures(state.scenario, state.measure) },
  reach: { choices: () => [scenarioChoice()], contents: () => figures.reachFigures(state.scenario) },
  equity: { choices: () => [scenarioChoice(), measureChoice("outcome", figures.equityOutcomes())], contents: () => figures.equityFigures(state.scenario, state.outcome) },
  economics: { choices: () => [scenarioChoice(), effectChoice()], contents: () => figures.economicsFigures(state.scenario, state.effect) },
};
data.districts.forEach((_, district) => {
  parts[`village-${district}`] = { choices: () => [], contents: () => figures.villageFigures(district) };
});

/** Draws one part anew; the list that has the focus keeps it. */
function fillPart(place: HTMLElement): void {
  const part = parts[place.dataset.charts!];
  const lists = [...place.querySelectorAll("select")];
  const focused = lists.indexOf(document.activeElement as HTMLSelectElement);
  if (!place.firstElementChild) place.append(make("div", { class: "controls" }), make("div", {}));
  const [controls, charts] = place.children as unknown as HTMLElement[];
  const choices = part.choices();
  controls.hidden = choices.length === 0;
  controls.replaceChildren(...choices.map(chooser));
  if (focused >= 0) controls.querySelectorAll("select")[focused].focus();
  show(charts, part.contents());
}

const places = [...document.querySelectorAll<HTMLElement>("[data-charts]")];

function fill(): void {
  document.documentElement.lang = language();
  places.forEach(fillPart);
}

let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  requestAnimationFrame(fill);
});
onLanguage(fill);
fill();
