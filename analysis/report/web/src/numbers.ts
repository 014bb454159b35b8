// Numbers as the tables write them: thousands set apart by a narrow space, a real minus.

/** So many significant digits, at most `decimals` decimals; "–" for what is not defined. */
export function figure(value: number | null | undefined, significant = 3, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const rounded = Number(value.toPrecision(significant));
  const magnitude = rounded === 0 ? 1 : Math.floor(Math.log10(Math.abs(rounded))) + 1;
  const places = rounded === 0 ? 0 : Math.min(Math.max(significant - magnitude, 0), decimals);
  const [whole, part] = Math.abs(rounded).toFixed(places).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") + (part ? `.${part}` : "");
  return rounded < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : `${figure(share * 100, 3, 1)}\u00a0%`;
}

/** Axis ticks: short, without closing zeros, in thousands or millions when they are long. */
export function tick(value: number): string {
  const short = (number: number) => figure(number, 4, 3).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const size = Math.abs(value);
  if (size >= 1e6) return `${short(value / 1e6)}\u202fM`;
  if (size >= 1e4) return `${short(value / 1e3)}\u202fk`;
  return short(value);
}
