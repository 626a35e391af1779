import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { duckdbType, sqlName, sqlString, type StructType } from "@volley/plan";
import { taskVariable } from "@volley/plan/values";
import {
  layOut,
  type LayoutSizes,
  plainLayout,
  type SourceInput,
  type Stage,
  type StageInput,
  type StageOutput,
  type StagePlan,
  type TaskShare,
} from "@volley/planner";

export type Row = readonly unknown[];

/** What a plan gave: rows of its result, or of each sink. */
export interface Outcome {
  readonly result: readonly Row[];
  readonly sinks: readonly (readonly Row[])[];
  readonly tasks: number;
  /** What was decided by what stages wrote. */
  readonly decisions: readonly string[];
}

export interface InterpreterOptions {
  /** Local files of a source, in order. */
  readonly files: (input: SourceInput) => readonly string[];
  /** Tasks of a stage that is cut into bundles, at most. */
  readonly bundles: number;
  readonly timeZone?: string | undefined;
  /** How stages are laid out by what earlier ones wrote; each partition is a task where it is absent. */
  readonly layout?: LayoutSizes | undefined;
}

/**
 * Runs a stage plan as a cluster would, each task a few queries of its own over its own part of the inputs, with plain tables in the
 * place of exchanges. Every output is checked to have the types its schema says.
 */
export async function interpret(plan: StagePlan, options: InterpreterOptions): Promise<Outcome> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  try {
    await connection.run(`SET TimeZone = '${options.timeZone ?? "UTC"}'; CREATE SCHEMA x`);
    const run = new Run(connection, options);
    const { stages } = await runAll(plan, run);
    const result = plan.result ? await run.rows(`exchange_${plan.result.exchange}`, plan.result.schema.fields.length) : [];
    const sinks = [...new Set(stages.flatMap((s) => s.outputs).flatMap((o) => (o.target.kind === "sink" ? [o.target.sink] : [])))].sort(
      (a, b) => a - b,
    );
    const written = [];
    for (const sink of sinks) written.push(await run.rows(`sink_${sink}`, run.widths.get(`sink_${sink}`)!));
    return { result, sinks: written, tasks: run.tasks, decisions: run.decisions };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs stage by stage, planned again after each where the plan can be; a stage that would rather wait for others waits. */
async function runAll(plan: StagePlan, run: Run): Promise<StagePlan> {
  const begun = new Set<number>();
  let last = plan;
  const isWritten = (exchange: number): boolean =>
    last.stages.some(
      ({ id, outputs }) => begun.has(id) && outputs.some(({ target }) => target.kind === "exchange" && target.exchange === exchange),
    );
  for (;;) {
    const able = last.stages.filter(
      ({ id, inputs }) => !begun.has(id) && inputs.every((input) => input.kind !== "exchange" || isWritten(input.exchange)),
    );
    const stage = able.find(({ after }) => after.every(isWritten)) ?? able[0];
    if (stage === undefined) return last;
    await run.stage(stage);
    begun.add(stage.id);
    if (last.again) last = last.again({ begun, written: await run.written() });
  }
}

/** What statements call a column of an empty name. */
const unnamed = "\u2060";
/** What a row counts for. */
const rowBytes = 100;

class Run {
  tasks = 0;
  readonly decisions: string[] = [];
  /** Columns of each table, the partition number apart. */
  readonly widths = new Map<string, number>();
  private readonly connection: DuckDBConnection;
  private readonly options: InterpreterOptions;

  constructor(connection: DuckDBConnection, options: InterpreterOptions) {
    this.connection = connection;
    this.options = options;
  }

  async stage(stage: Stage): Promise<void> {
    const { cut } = stage;
    const source = stage.inputs.find((i): i is SourceInput => i.kind === "source" && cut.kind === "bundle" && i.name === cut.input);
    const bundles = source ? bundlesOf(this.options.files(source), this.options.bundles) : [];
    const shares = cut.kind === "partition" ? await this.shares(stage, cut) : [];
    const tasks = cut.kind === "bundle" ? bundles.length : cut.kind === "partition" ? shares.length : 1;
    this.decisions.push(...stage.decisions);
    for (let task = 0; task < tasks; task++) {
      this.tasks++;
      await this.connection.run(`SET VARIABLE ${taskVariable} = ${task}`);
      for (const input of stage.inputs) await this.input(input, input === source ? bundles[task]! : undefined, shares[task]);
      for (const { name, sql } of stage.shared) await this.connection.run(`CREATE OR REPLACE TEMP TABLE ${sqlName(name)} AS ${sql}`);
      for (const output of stage.outputs) await this.output(output, task);
      for (const { name } of stage.shared) await this.connection.run(`DROP TABLE ${sqlName(name)}`);
      for (const { name } of stage.inputs) await this.connection.run(`DROP VIEW ${sqlName(name)}`);
    }
  }

  /** What the tasks of a stage read of partitions. */
  private async shares(
    { inputs, splittable, ties }: Stage,
    { partitions, fixed }: { readonly partitions: number; readonly fixed: boolean },
  ): Promise<readonly TaskShare[]> {
    const { layout } = this.options;
    if (!layout || fixed || partitions === 1) return plainLayout(partitions).shares;
    const written = inputs.flatMap((i) => (i.kind === "exchange" && i.delivery === "partition" ? [i.exchange] : []));
    const sizes = await Promise.all(
      written.map(async (exchange) => ({
        exchange,
        splittable: splittable.includes(exchange),
        ties: ties.includes(exchange),
        bytes: await this.bytesOf(exchange, partitions),
      })),
    );
    const { shares, decisions } = layOut(partitions, sizes, layout);
    this.decisions.push(...decisions);
    return shares;
  }

  /** Bytes by map task and partition. */
  private async bytesOf(exchange: number, partitions: number): Promise<readonly (readonly number[])[]> {
    const counted = await this.connection.runAndReadAll(`SELECT m, p, count(*)::INT FROM x.exchange_${exchange} GROUP BY ALL`);
    const rows = counted.getRows() as unknown as (readonly [number, number, number])[];
    const bytes = Array.from({ length: 1 + Math.max(0, ...rows.map(([map]) => map)) }, () => Array.from({ length: partitions }, () => 0));
    for (const [map, partition, count] of rows) bytes[map]![partition] = count * rowBytes;
    return bytes;
  }

  private async input(input: StageInput, bundle: readonly string[] | undefined, share: TaskShare | undefined): Promise<void> {
    if (input.kind === "local") throw new Error("the interpreter takes no rows of a program");
    if (input.kind === "cached") throw new Error("the interpreter keeps no rows");
    if (input.kind === "source") {
      const files = bundle ?? this.options.files(input);
      await this.view(
        input.name,
        input.sql.replace("{files}", () => `[${files.map(sqlString).join(", ")}]`),
      );
      return;
    }
    const columns = input.schema.fields.map((f, i) => `c${i} AS ${sqlName(f.name || unnamed)}`).join(", ");
    const own = input.delivery === "partition" ? share! : undefined;
    const maps = own?.maps?.exchange === input.exchange ? own.maps : undefined;
    const among = maps ? ` AND m >= ${maps.from} AND m < ${maps.to}` : "";
    const where = own ? ` WHERE p >= ${own.from} AND p < ${own.to}${among}` : "";
    await this.view(input.name, `SELECT ${columns} FROM x.exchange_${input.exchange}${where}`);
  }

  private async view(name: string, sql: string): Promise<void> {
    await this.connection.run(`CREATE OR REPLACE TEMP VIEW ${sqlName(name)} AS ${sql}`);
  }

  private async output({ sql, schema, target }: StageOutput, task: number): Promise<void> {
    const table = target.kind === "sink" ? `sink_${target.sink}` : `exchange_${target.exchange}`;
    const partitioned = target.kind === "exchange" && target.partitions > 1;
    await this.checkTypes(sql, schema, partitioned);
    const names = [...schema.fields.map((_, i) => `c${i}`), ...(partitioned ? ["p"] : [])].join(", ");
    const select = `SELECT *${partitioned ? "" : ", 0 AS p"}, ${task} AS m FROM (${sql}) AS t(${names})`;
    const known = this.widths.has(table);
    this.widths.set(table, schema.fields.length);
    await this.connection.run(known ? `INSERT INTO x.${table} ${select}` : `CREATE TABLE x.${table} AS ${select}`);
  }

  private async checkTypes(sql: string, schema: StructType, partitioned: boolean): Promise<void> {
    const described = await this.connection.runAndReadAll(`DESCRIBE ${sql}`);
    const found = described.getRowsJson().map((row) => String((row as unknown[])[1]));
    const wanted = [...schema.fields.map((f) => duckdbType(f.type)), ...(partitioned ? ["INTEGER"] : [])];
    // Of names of fields DuckDB quotes those that it must.
    const bare = (types: readonly string[]): string => types.join().replaceAll('"', "");
    if (bare(found) !== bare(wanted)) throw new Error(`types ${found.join(", ")} instead of ${wanted.join(", ")} from\n${sql}`);
  }

  /** Rows of each exchange. */
  async written(): Promise<Map<number, { rows: number; bytes: number }>> {
    const sizes = new Map<number, { rows: number; bytes: number }>();
    for (const table of this.widths.keys()) {
      const [, id] = /^exchange_(\d+)$/.exec(table) ?? [];
      if (id === undefined) continue;
      const counted = await this.connection.runAndReadAll(`SELECT count(*)::INT FROM x.${table}`);
      const rows = Number(counted.getRows()[0]![0]);
      sizes.set(Number(id), { rows, bytes: rows * rowBytes });
    }
    return sizes;
  }

  async rows(table: string, width: number): Promise<Row[]> {
    const columns = Array.from({ length: width }, (_, i) => `c${i}`).join(", ");
    const reader = await this.connection.runAndReadAll(`SELECT ${columns} FROM x.${table}`);
    return reader.getRowsJson() as Row[];
  }
}

function bundlesOf(files: readonly string[], most: number): readonly (readonly string[])[] {
  const count = Math.min(most, files.length);
  return Array.from({ length: count }, (_, i) =>
    files.slice(Math.floor((i * files.length) / count), Math.floor(((i + 1) * files.length) / count)),
  );
}

/** Rows as a sorted list of texts: equal for equal multisets. */
export function multiset(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
