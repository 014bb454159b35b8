// Which charts the page shows: from the results to plain data for charts.ts, in the language chosen.

import * as charts from "./charts";
import { data, type Axis, type Fan } from "./data";
import type { Content } from "./figure";
import { inLanguage, isolated, say } from "./language";
import { figure, percent } from "./numbers";

export const measureName = (key: string) => say(`chart.measure.${key}`);
export const scenarioName = (index: number) => {
  const scenario = data.scenarios[index];
  return isolated(inLanguage(scenario.title || scenario.name, scenario.title_lo));
};
const baselineName = () => scenarioName(data.baseline);
const groupName = (group: { name: string; name_lo: string }) => isolated(inLanguage(group.name, group.name_lo));

/** First day of a month counted from the first of the period. */
function dateOf(month: number): Date {
  const [year, first] = data.first_month.split("-").map(Number);
  return new Date(Date.UTC(year, first - 1 + month, 1));
}
const isoMonth = (month: number) => dateOf(month).toISOString().slice(0, 7);

/** Differences come by quarter, the last of them at the end of the period; levels by month. */
const monthOf = (fan: Fan, index: number) => fan.middle.length === data.months ? index : data.months - 1 - 3 * (fan.middle.length - 1 - index);

function pointsOf(fan: Fan): charts.FanPoint[] {
  return fan.middle.map((middle, index) => ({ date: dateOf(monthOf(fan, index)), low: fan.low?.[index] ?? null, middle: middle ?? NaN, high: fan.high?.[index] ?? null }));
}
const fanRows = (fan: Fan) => fan.middle.map((middle, index) => [isoMonth(monthOf(fan, index)), figure(fan.low?.[index], 4, 1), figure(middle, 4, 1), figure(fan.high?.[index], 4, 1)]);
const fanHead = () => [say("chart.month"), say("chart.low"), say("chart.middle"), say("chart.high")];

export function timeFigures(scenario: number, measure: string): Content[] {
  const names = { scenario: scenarioName(scenario), baseline: baselineName(), measure: measureName(measure) };
  const { level, difference } = data.series.by_scenario[scenario][measure];
  const baseline = data.series.by_scenario[data.baseline][measure].level;
  const isFlow = data.series.measures.find((row) => row.key === measure)!.flow;
  const period: [Date, Date] = [dateOf(0), dateOf(data.months - 1)];
  const figures: Content[] = [];
  if (difference)
    figures.push({
      title: say(isFlow ? "chart.difference_sum" : "chart.difference", names),
      caption: say("chart.difference_caption", names),
      draw: (frame) => charts.fanChart(frame, [{ name: names.scenario, colour: charts.chosen, points: pointsOf(difference) }], period, names.measure),
      head: fanHead(), rows: fanRows(difference),
    });
  const bands = [{ name: names.baseline, colour: charts.quiet, points: pointsOf(baseline) }];
  if (scenario !== data.baseline) bands.push({ name: names.scenario, colour: charts.chosen, points: pointsOf(level) });
  figures.push({
    title: say("chart.level", names),
    caption: say("chart.level_caption", names),
    draw: (frame) => charts.fanChart(frame, bands, period, names.measure),
    head: [say("chart.month"), ...fanHead().slice(1).map((column) => `${names.baseline}: ${column}`), ...bands.slice(1).map((band) => `${band.name}: ${say("chart.middle")}`)],
    rows: fanRows(baseline).map((row, month) => (bands.length === 1 ? row : [...row, figure(level.middle[month], 4, 1)])),
  });
  return figures;
}

export function reachFigures(scenario: number): Content[] {
  const tracks = data.reach.by_scenario.flatMap((arm, index) => arm === null ? [] : [{
    name: scenarioName(index), isChosen: index === scenario,
    points: arm.deciles.map((decile, i) => ({ x: i + 1, y: decile.hidden || !decile.coverage ? null : decile.coverage.mean * 100 })),
  }]);
  if (tracks.length === 0) return [];
  const chosen = data.reach.by_scenario[scenario];
  const top = chosen?.deciles[chosen.deciles.length - 1];
  const reached = top && !top.hidden && top.coverage ? Math.round(top.coverage.mean * 1000) : null;
  const caption = !chosen ? say("chart.reach_nobody", { scenario: scenarioName(scenario) })
    : say("chart.reach_caption", { scenario: scenarioName(scenario), reached: reached ?? "–", missed: reached === null ? "–" : 1000 - reached });
  return [{
    title: say("chart.reach"), caption,
    draw: (frame) => charts.lineChart(frame, tracks, say("chart.decile"), say("chart.coverage"), { xTicks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
    head: [say("chart.decile"), say("chart.coverage"), say("chart.low"), say("chart.high"), say("chart.reached_a_year"), say("chart.missed_a_year")],
    rows: (chosen?.deciles ?? []).map((decile, i) => decile.hidden || !decile.coverage ? [i + 1, say("chart.hidden"), "–", "–", "–", "–"]
      : [i + 1, percent(decile.coverage.mean), percent(decile.coverage.low), percent(decile.coverage.high), figure(decile.reached_per_year, 3, 1), figure(decile.missed_per_year, 3, 1)]),
  }];
}

export const equityOutcomes = () => [...new Set(data.equity.tables.map((table) => table.outcome))];

export function equityFigures(scenario: number, outcome: string): Content[] {
  const tables = data.equity.tables.filter((table) => table.outcome === outcome);
  const axisName = (axis: Axis) => say(`chart.axis.${axis}`);
  const cells = tables.flatMap((table) => data.equity.axes[table.axis].map((group, index) => ({
    group: axisName(table.axis), name: groupName(group), cell: table.by_scenario[scenario][index], baseline: table.by_scenario[data.baseline][index],
  })));
  const rows = cells.map(({ group, name, cell, baseline }): charts.Row => {
    if (cell.hidden || baseline.hidden) return { group, name, range: null, note: say("chart.hidden"), colour: charts.quiet, hollow: true };
    if (!cell.difference || baseline.level === 0) return { group, name, range: null, note: "–", colour: charts.quiet, hollow: true };
    const { low, mean, high } = cell.difference;
    const hollow = low <= 0 && high >= 0;
    const range = [low, mean, high].map((value) => (value / baseline.level) * 1000) as [number, number, number];
    return { group, name, range, note: "", hollow, colour: hollow ? charts.quiet : low > 0 ? charts.harm : charts.chosen };
  });
  const names = { scenario: scenarioName(scenario), baseline: baselineName(), measure: measureName(outcome) };
  return [{
    title: say("chart.equity", names), caption: say("chart.equity_caption", names),
    draw: (frame) => charts.intervalChart(frame, rows, say("chart.per_1000")),
    head: [say("chart.group"), say("chart.cases_baseline", names), say("chart.difference_cases"), say("chart.low"), say("chart.high")],
    rows: cells.map(({ group, name, cell, baseline }) => cell.hidden || baseline.hidden || !cell.difference
      ? [`${group}: ${name}`, cell.hidden || baseline.hidden ? say("chart.hidden") : figure(baseline.level, 4, 1), "–", "–", "–"]
      : [`${group}: ${name}`, figure(baseline.level, 4, 1), figure(cell.difference.mean, 3, 1), figure(cell.difference.low, 3, 1), figure(cell.difference.high, 3, 1)]),
  }];
}

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function economicsFigures(scenario: number, effect: number): Content[] {
  const measure = measureName(data.economics.effects[effect].key);
  const decision = data.economics.decisions[effect];
  const names = { scenario: scenarioName(scenario), measure };
  const planes = data.economics.by_scenario.map((arm) => arm.plane);
  const others = data.scenarios.map((_, index) => index).filter((index) => index !== data.baseline);
  const points = others.flatMap((index) => planes[index].extra_cost.map((cost, replicate) => ({
    name: scenarioName(index), cost, effect: planes[index].averted[effect][replicate], isChosen: index === scenario })));
  const means = others.filter((index) => index === scenario || decision.frontier[index].standing === "efficient").map((index) => ({
    name: scenarioName(index), cost: meanOf(planes[index].extra_cost), effect: meanOf(planes[index].averted[effect]), isChosen: index === scenario }));
  const tracks = data.scenarios.map((_, index) => ({
    name: scenarioName(index), isChosen: index === scenario,
    points: decision.willingness.map((usd, step) => ({ x: usd, y: decision.share[index][step] * 100 })) }));
  const figures: Content[] = [];
  if (points.length > 0)
    figures.push({
      title: say("chart.plane", names), caption: say("chart.plane_caption", names),
      draw: (frame) => charts.planeChart(frame, points, means, `${measure}: ${say("chart.averted")}`, say("chart.extra_cost")),
      head: [say("chart.simulation"), say("chart.averted"), say("chart.extra_cost")],
      rows: planes[scenario].extra_cost.map((cost, replicate) => [replicate + 1, figure(planes[scenario].averted[effect][replicate], 4, 2), figure(cost, 5, 0)]),
    });
  figures.push({
    title: say("chart.acceptability", names), caption: say("chart.acceptability_caption", names),
    draw: (frame) => charts.lineChart(frame, tracks, say("chart.willingness"), say("chart.share_best"), { y: { domain: [0, 100] }, namePeaksAbove: 20 }),
    head: [say("chart.willingness"), ...data.scenarios.map((_, index) => scenarioName(index))],
    rows: decision.willingness.map((usd, step) => [figure(usd, 6, 0), ...decision.share.map((share) => percent(share[step]))]),
  }, {
    title: say("chart.evpi", names), caption: say("chart.evpi_caption", names),
    draw: (frame) => charts.lineChart(frame, [{ name: say("chart.evpi_name"), isChosen: true, points: decision.willingness.map((usd, step) => ({ x: usd, y: decision.evpi[step] })) }], say("chart.willingness"), say("chart.usd")),
    head: [say("chart.willingness"), say("chart.usd")],
    rows: decision.willingness.map((usd, step) => [figure(usd, 6, 0), figure(decision.evpi[step], 4, 1)]),
  });
  return figures;
}

export function villageFigures(district: number): Content[] {
  const villages = data.villages.filter((village) => village[1] === district).map(([, , residents, crossing, school]) => ({ residents, crossing, school }));
  const extent = { x: Math.max(...data.villages.map((village) => village[3])), y: Math.max(...data.villages.map((village) => village[4])) };
  const residents = villages.reduce((sum, village) => sum + village.residents, 0);
  const axes = [say("chart.km_crossing"), say("chart.km_school")] as const;
  return [{
    title: say("chart.villages", { district: groupName(data.districts[district]) }),
    caption: say("chart.villages_caption", { villages: villages.length, residents: figure(residents, 6, 0) }),
    draw: (frame) => charts.villageChart(frame, villages, extent, axes[0], axes[1]),
    head: [axes[0], axes[1], say("chart.residents")],
    rows: [...villages].sort((a, b) => a.crossing - b.crossing).map((village) => [figure(village.crossing, 4, 1), figure(village.school, 4, 1), figure(village.residents, 6, 0)]),
  }];
}
