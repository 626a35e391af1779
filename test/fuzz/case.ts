import { Meaningless } from "./expression.ts";
import { aggregate } from "./steps/aggregate.ts";
import { join } from "./steps/join.ts";
import { explode } from "./steps/nested.ts";
import { sort, top } from "./steps/order.ts";
import { pivot, unpivot } from "./steps/pivot.ts";
import { divided, filter, kept, select, withColumn } from "./steps/rows.ts";
import { distinct, setOperation } from "./steps/sets.ts";
import { window } from "./steps/window.ts";
import { orderSql, type Step, type StepKind } from "./steps/step.ts";
import { type Table, writeStatements } from "./table.ts";
import { type Column, sqlName, sqlText } from "./types.ts";

/** Tables and a plan over them. The tables are its first steps, the others follow; the last one is its answer. Plain data. */
export interface Case {
  readonly tables: readonly Table[];
  readonly steps: readonly Step[];
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
  sort: { kind: sort, weight: 1 },
  top: { kind: top, weight: 2 },
  setOperation: { kind: setOperation, weight: 4 },
  distinct: { kind: distinct, weight: 2 },
  kept: { kind: kept, weight: 3 },
  divided: { kind: divided, weight: 1 },
  window: { kind: window, weight: 4 },
  explode: { kind: explode, weight: 3 },
  unpivot: { kind: unpivot, weight: 1 },
  pivot: { kind: pivot, weight: 1 },
};

const kindOf = (step: Step): StepKind => stepKinds[step.kind]!.kind;

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

/** The frames of a case as statements of a program: one `const` a step, `f0` and on. */
export function programLines(fuzzed: Case, folder: string): string[] {
  const columns = columnsOf(fuzzed);
  const { tables, steps } = fuzzed;
  return [
    ...tables.map((table, i) => `const f${i}: any = session.read.parquet(${JSON.stringify(`${folder}/${table.name}`)});`),
    ...steps.map((step, i) => {
      const text = kindOf(step).program(
        step,
        step.inputs.map((n) => `f${n}`),
        step.inputs.map((n) => columns[n]!),
      );
      return `const f${tables.length + i}: any = ${text};`;
    }),
  ];
}

export const lastOf = ({ tables, steps }: Case): number => tables.length + steps.length - 1;

/** The same query for plain DuckDB. */
export function duckdbQuery(fuzzed: Case, folder: string): string {
  const columns = columnsOf(fuzzed);
  const { tables, steps } = fuzzed;
  const parts = [
    ...tables.map((table, i) => `f${i} AS (SELECT * FROM read_parquet(${sqlText(`${folder}/${table.name}/*.parquet`)}))`),
    ...steps.map((step, i) => {
      const inputs = step.inputs.map((n) => ({ name: `f${n}`, columns: columns[n]! }));
      return `f${tables.length + i} AS (${kindOf(step).duckdb(step, inputs)})`;
    }),
  ];
  const order = orderOf(fuzzed);
  const sorted = order ? ` ORDER BY ${order.map(({ name, way }) => `${sqlName(name)} ${orderSql(way)}`).join(", ")}` : "";
  return `WITH ${parts.join(",\n  ")}\nSELECT * FROM f${lastOf(fuzzed)}${sorted}`;
}

/** The order of the answer's rows, where it has one. */
export function orderOf({ steps }: Case) {
  const last = steps.at(-1);
  return last && kindOf(last).order?.(last);
}

/** The functions of Volley that a text calls. */
export function functionsIn(text: string, known: ReadonlySet<string>): string[] {
  const called = [...text.matchAll(/(?<![.\w])([a-zA-Z]+)(?=\(|\.)/g)].map((match) => match[1]!);
  return [...new Set(called)].filter((name) => known.has(name)).sort();
}

/** The case as a program that runs by itself: it writes the tables, and prints Volley's rows and plain DuckDB's. */
export function programOf(fuzzed: Case, folder: string, known: ReadonlySet<string>): string {
  const lines = programLines(fuzzed, folder);
  const settings = Object.entries({ executors: "2", ...fuzzed.settings }).map(
    ([key, value]) => `.config(${JSON.stringify(key)}, ${JSON.stringify(value)})`,
  );
  return [
    `import { mkdirSync } from "node:fs";`,
    `import { DuckDBInstance } from "@duckdb/node-api";`,
    `import { ${[...functionsIn(lines.join("\n"), known), "Session"].join(", ")} } from "volley";`,
    "",
    "const plain = await (await DuckDBInstance.create()).connect();",
    `await plain.run("SET TimeZone = 'UTC'");`,
    ...fuzzed.tables.flatMap((table) => [
      `mkdirSync(${JSON.stringify(`${folder}/${table.name}`)}, { recursive: true });`,
      ...writeStatements(table, `${folder}/${table.name}`).map((sql) => `await plain.run(${JSON.stringify(sql)});`),
    ]),
    "",
    `const session = await Session.builder${settings.join("")}.create();`,
    ...lines,
    `console.log("Volley:", await f${lastOf(fuzzed)}.collect());`,
    "await session.stop();",
    "",
    `console.log("DuckDB:", (await plain.runAndReadAll(\`${duckdbQuery(fuzzed, folder).replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\`)).getRowObjectsJson());`,
    "",
  ].join("\n");
}
