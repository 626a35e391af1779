import { Meaningless } from "./expression.ts";
import { aggregate } from "./steps/aggregate.ts";
import { join } from "./steps/join.ts";
import { explode, stack } from "./steps/nested.ts";
import { sort, sortByOne, sqlOrder, top } from "./steps/order.ts";
import { pivot, unpivot } from "./steps/pivot.ts";
import { divided, filter, kept, select, withColumn } from "./steps/rows.ts";
import { distinct, setOperation } from "./steps/sets.ts";
import { window } from "./steps/window.ts";
import type { OrderKey, Step, StepKind } from "./steps/step.ts";
import { plainFile, type Table } from "./table.ts";
import { type Column, sqlText } from "./types.ts";

/** Tables and a plan over them: the tables are its first steps, the others follow. Plain data. */
export interface Case {
  readonly tables: readonly Table[];
  readonly steps: readonly Step[];
  /** Numbers of the steps whose rows are asked for; several can be written at once. */
  readonly roots: readonly number[];
  /** How they are asked for. */
  readonly action: "collect" | "count" | "write";
  /** How the cluster's session is set. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Every operator, and how often it is chosen. */
export const stepKinds: Readonly<Record<string, { readonly kind: StepKind; readonly weight: number }>> = {
  select: { kind: select, weight: 3 },
  withColumn: { kind: withColumn, weight: 3 },
  filter: { kind: filter, weight: 4 },
  join: { kind: join, weight: 6 },
  aggregate: { kind: aggregate, weight: 6 },
  sort: { kind: sort, weight: 3 },
  sortByOne: { kind: sortByOne, weight: 3 },
  top: { kind: top, weight: 2 },
  setOperation: { kind: setOperation, weight: 4 },
  distinct: { kind: distinct, weight: 2 },
  kept: { kind: kept, weight: 3 },
  divided: { kind: divided, weight: 1 },
  window: { kind: window, weight: 4 },
  explode: { kind: explode, weight: 3 },
  stack: { kind: stack, weight: 1 },
  unpivot: { kind: unpivot, weight: 1 },
  pivot: { kind: pivot, weight: 1 },
};

export const kindOf = (step: Step): StepKind => stepKinds[step.kind]!.kind;

/** The columns of every table and step. Throws Meaningless where the plan has no meaning. */
export function columnsOf({ tables, steps }: Case): readonly (readonly Column[])[] {
  const all: (readonly Column[])[] = tables.map((t) => t.columns);
  for (const step of steps) {
    const inputs = step.inputs.map((i) => all[i]);
    if (inputs.includes(undefined)) throw new Meaningless("a step that comes later");
    all.push(kindOf(step).columns(step, inputs as (readonly Column[])[]));
  }
  return all;
}

/** The session's time zone. */
export const zoneOf = ({ settings }: Case): string => settings["time.zone"] ?? "UTC";

/** A step's rows as a query for plain DuckDB. */
export function duckdbQuery(fuzzed: Case, root: number, folder: string): string {
  const columns = columnsOf(fuzzed);
  const { tables, steps } = fuzzed;
  const parts = [
    ...tables.map((table, i) => `f${i} AS (SELECT * FROM read_parquet(${sqlText(plainFile(table, folder))}))`),
    ...steps.map((step, i) => {
      const inputs = step.inputs.map((n) => ({ name: `f${n}`, columns: columns[n]! }));
      return `f${tables.length + i} AS (${kindOf(step).duckdb(step, inputs)})`;
    }),
  ];
  const order = orderOf(fuzzed, root);
  const sorted = order ? ` ORDER BY ${sqlOrder(order, columns[root]!)}` : "";
  return `WITH ${parts.join(",\n  ")}\nSELECT * FROM f${root}${sorted}`;
}

/** The order of a step's rows, where it has one. */
export function orderOf({ tables, steps }: Pick<Case, "tables" | "steps">, root: number): readonly OrderKey[] | undefined {
  const step = steps[root - tables.length];
  if (!step) return undefined;
  const kind = kindOf(step);
  return kind.keepsOrder ? orderOf({ tables, steps }, step.inputs[0]!) : kind.order?.(step);
}
