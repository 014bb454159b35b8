// The page's charts, each a function from plain data to an SVG element. All of Observable Plot is in here.

import { areaY, axisX, axisY, dot, gridX, gridY, line, lineY, plot, ruleX, ruleY, text } from "@observablehq/plot";
import { tick } from "./numbers";

export const ink = "#1b1f24", quiet = "#59626d", faint = "#c3c9d0", chosen = "#0063a6", harm = "#c8500a", gold = "#9a6a00";

export type Svg = SVGSVGElement;
export interface Frame { width: number; label: string; description: string }

/** Keeps a label readable on lines. */
const halo = { stroke: "white", strokeWidth: 4 };

/** Room for direct labels, which narrow screens do not have. */
const isNarrow = (frame: Frame) => frame.width < 480;

function draw(frame: Frame, height: number, options: Record<string, unknown>): Svg {
  const svg = plot({
    width: frame.width, height, marginLeft: 52, marginRight: 16, marginTop: 24, marginBottom: 40,
    ariaLabel: frame.label, ariaDescription: frame.description, className: "plot", ...options,
  } as Parameters<typeof plot>[0]) as Svg;
  svg.querySelector("style")?.remove(); // the page's own style sheet says the same, as its policy asks
  svg.setAttribute("role", "img");
  return svg;
}

const grid = { stroke: "#e6e9ed", strokeOpacity: 1, ticks: 5 };

const yAxis = (label: string) => [gridY(grid), axisY({ label, labelArrow: "none", tickFormat: tick, tickSize: 0, ticks: 5 })];

export interface FanPoint { date: Date; low: number | null; middle: number; high: number | null }
export interface FanBand { name: string; colour: string; points: FanPoint[] }

/** Medians over time, with their bands where there are any. */
export function fanChart(frame: Frame, bands: FanBand[], period: [Date, Date], yLabel: string): Svg {
  return draw(frame, isNarrow(frame) ? 240 : 300, {
    marginBottom: 28,
    x: { type: "utc", domain: period },
    y: { nice: true },
    marks: [
      ...yAxis(yLabel),
      axisX({ label: null, tickSize: 4, ticks: isNarrow(frame) ? "4 years" : "2 years", tickFormat: (date: Date) => String(date.getUTCFullYear()) }),
      ruleY([0], { stroke: quiet }),
      ...bands.flatMap((band) => [
        areaY(band.points.filter((point) => point.low !== null), { x: "date", y1: "low", y2: "high", fill: band.colour, fillOpacity: 0.2 }),
        lineY(band.points, { x: "date", y: "middle", stroke: band.colour, strokeWidth: 2 }),
      ]),
      ...bands.map((band, i) => text([band], {
        frameAnchor: "top-right", dy: 2 + 16 * i, textAnchor: "end", text: "name", fill: band.colour, fontWeight: 700, ...halo,
      })),
    ],
  });
}

/** A group's mean with its band; null where there is nothing to draw, which the note explains. */
export interface Row { group: string; name: string; range: [number, number, number] | null; colour: string; hollow: boolean; note: string }

/** One mean with its band for every row around zero, under the names of their groups. */
export function intervalChart(frame: Frame, rows: Row[], xLabel: string): Svg {
  const groups = [...new Set(rows.map((row) => row.group))];
  const place = (row: { group: string; name: string }) => `${row.group}\n${row.name}`;
  const lines = groups.flatMap((group) => [{ group, name: "", label: group, indent: 0 },
    ...rows.filter((row) => row.group === group).map((row) => ({ group, name: row.name, label: row.name, indent: 10 }))]);
  const left = isNarrow(frame) ? 132 : 180;
  const drawn = rows.filter((row) => row.range !== null);
  const label = (indent: number) => text(lines.filter((line) => line.indent === indent), {
    y: place, text: "label", frameAnchor: "left", textAnchor: "start", dx: indent - left, fill: ink, fontWeight: indent === 0 ? 700 : 400 });
  return draw(frame, 52 + lines.length * 22, {
    marginLeft: left, marginTop: 8,
    x: { nice: true, zero: true },
    y: { domain: lines.map(place), type: "point", padding: 0.6, axis: null },
    marks: [
      gridX(grid),
      axisX({ anchor: "bottom", label: xLabel, labelAnchor: "center", labelArrow: "none", tickFormat: tick, tickSize: 0, ticks: 5 }),
      ruleX([0], { stroke: quiet }),
      label(0), label(10),
      ruleY(drawn, { y: place, x1: (row: Row) => row.range![0], x2: (row: Row) => row.range![2], stroke: "colour", strokeWidth: 2.5 }),
      dot(drawn, { y: place, x: (row: Row) => row.range![1], r: 4, stroke: "colour", strokeWidth: 2, fill: (row: Row) => (row.hollow ? "white" : row.colour) }),
      text(rows.filter((row) => row.range === null), { y: place, x: 0, text: "note", textAnchor: "start", dx: 6, fill: quiet }),
    ],
  });
}

export interface Track { name: string; points: { x: number; y: number | null }[]; isChosen: boolean }

/** One line for every track; the chosen one stands out and carries its name. */
export function lineChart(frame: Frame, tracks: Track[], xLabel: string, yLabel: string,
                          axes: { x?: Record<string, unknown>; y?: Record<string, unknown>; xTicks?: unknown; namePeaksAbove?: number } = {}): Svg {
  const order = [...tracks].sort((a, b) => Number(a.isChosen) - Number(b.isChosen));
  const chosenTrack = tracks.find((track) => track.isChosen);
  const peaks = tracks.filter((track) => !track.isChosen && axes.namePeaksAbove !== undefined).flatMap((track) => {
    const peak = track.points.reduce((best, point) => ((point.y ?? 0) > (best.y ?? 0) ? point : best));
    return (peak.y ?? 0) > axes.namePeaksAbove! ? [{ ...peak, name: track.name }] : [];
  });
  return draw(frame, isNarrow(frame) ? 240 : 300, {
    marginBottom: 44,
    x: { ...axes.x },
    y: { nice: true, zero: true, ...axes.y },
    marks: [
      ...yAxis(yLabel),
      axisX({ label: xLabel, labelAnchor: "center", labelArrow: "none", tickFormat: tick, tickSize: 4, ticks: axes.xTicks ?? (isNarrow(frame) ? 5 : 10) } as object),
      ruleY([0], { stroke: quiet }),
      ...order.flatMap((track) => [
        line(track.points, { x: "x", y: "y", stroke: track.isChosen ? chosen : faint, strokeWidth: track.isChosen ? 2.5 : 1.25 }),
        ...(track.isChosen ? [dot(track.points.filter((point) => point.y !== null && track.points.length <= 12), { x: "x", y: "y", r: 3.5, fill: chosen })] : []),
      ]),
      ...peaks.map((peak, i) => text([peak], { x: "x", y: "y", text: "name", textAnchor: "start", dx: 4, dy: 12 + 16 * i, fill: quiet, ...halo })),
      ...(chosenTrack ? [text([chosenTrack], { frameAnchor: "top-right", dy: 2, textAnchor: "end", text: "name", fill: chosen, fontWeight: 700, ...halo })] : []),
    ],
  });
}

export interface PlanePoint { name: string; effect: number; cost: number; isChosen: boolean }

/** The cost-effectiveness plane: a dot for every simulation, a ring with the name at the means of `named`. */
export function planeChart(frame: Frame, points: PlanePoint[], named: PlanePoint[], xLabel: string, yLabel: string): Svg {
  return draw(frame, isNarrow(frame) ? 300 : 380, {
    marginBottom: 44, marginLeft: 60,
    x: { nice: true, zero: true }, y: { nice: true, zero: true },
    marks: [
      gridX(grid),
      ...yAxis(yLabel),
      axisX({ anchor: "bottom", label: xLabel, labelAnchor: "center", labelArrow: "none", tickFormat: tick, tickSize: 0, ticks: isNarrow(frame) ? 4 : 8 }),
      ruleX([0], { stroke: quiet }), ruleY([0], { stroke: quiet }),
      dot(points.filter((point) => !point.isChosen), { x: "effect", y: "cost", r: 2, fill: quiet, fillOpacity: 0.35 }),
      dot(points.filter((point) => point.isChosen), { x: "effect", y: "cost", r: 3, fill: chosen, fillOpacity: 0.8 }),
      dot(named, { x: "effect", y: "cost", r: 5, stroke: (point: PlanePoint) => (point.isChosen ? chosen : ink), fill: "white", fillOpacity: 0.7, strokeWidth: 1.5 }),
      text(named, { x: "effect", y: "cost", text: "name", dy: -12, fill: (point: PlanePoint) => (point.isChosen ? chosen : ink), ...halo, fontWeight: (point: PlanePoint) => (point.isChosen ? 700 : 400) } as object),
    ],
  });
}

export interface VillageDot { crossing: number; school: number; residents: number }

/** Villages by two distances: a scheme, not a map. */
export function villageChart(frame: Frame, villages: VillageDot[], extent: { x: number; y: number }, xLabel: string, yLabel: string): Svg {
  return draw(frame, 260, {
    marginBottom: 44,
    x: { domain: [0, extent.x] }, y: { domain: [0, extent.y], nice: true },
    r: { range: [0, 7], domain: [0, Math.max(...villages.map((village) => village.residents))] },
    marks: [
      ...yAxis(yLabel),
      axisX({ anchor: "bottom", label: xLabel, labelAnchor: "center", labelArrow: "none", tickFormat: tick, tickSize: 4, ticks: 6 }),
      dot(villages, { x: "crossing", y: "school", r: "residents", fill: chosen, fillOpacity: 0.35, stroke: chosen, strokeWidth: 0.75 }),
    ],
  });
}
