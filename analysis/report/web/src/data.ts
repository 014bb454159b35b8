// The results as analysis/report_data.hpp describes them, and the page's words.

export interface Estimate { mean: number; low: number; high: number }
/** Of a level other than the baseline's the page holds the middle alone. */
export interface Fan { low?: (number | null)[]; middle: (number | null)[]; high?: (number | null)[] }
export interface Named { name: string; name_lo: string }
export interface Decile { hidden?: true; coverage: Estimate | null; reached_per_year: number; missed_per_year: number }
export interface EquityCell { hidden?: true; level: number; per_1000: number; difference: Estimate | null; chance_of_harm: number | null }
export type Axis = "sex" | "age_group" | "district" | "risk_decile";

export interface Data {
  baseline: number;
  first_month: string;
  months: number;
  replicates: number;
  districts: Named[];
  villages: [number, number, number, number, number][];
  outcomes: { key: string; unit: string; worse_when: "more" | "less" | null }[];
  scenarios: { name: string; title: string; title_lo: string }[];
  series: {
    measures: { key: string; unit: string; flow: boolean }[];
    by_scenario: Record<string, { level: Fan; difference: Fan | null }>[];
  };
  reach: { by_scenario: ({ coverage: Estimate; ratio: Estimate | null; deciles: Decile[] } | null)[] };
  equity: {
    axes: Record<Axis, Named[]>;
    tables: { axis: Axis; outcome: string; by_scenario: EquityCell[][] }[];
  };
  economics: {
    effects: { key: string }[];
    by_scenario: { plane: { extra_cost: number[]; averted: number[][] } }[];
    decisions: {
      frontier: { standing: string }[];
      willingness: number[];
      share: number[][];
      evpi: number[];
    }[];
  };
}

function read<Content>(id: string): Content {
  return JSON.parse(document.getElementById(id)!.textContent!) as Content;
}

export const data = read<Data>("results");
export const catalogue = read<Record<string, { en: string; lo: string }>>("words");
