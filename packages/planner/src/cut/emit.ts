import { simpleTypes, structField, structType } from "@volley/plan";
import { fileNameField } from "../sql/files.ts";
import { labelOf, sourceName } from "../sql/label.ts";
import { isOrdered } from "../typed/ordered.ts";
import { Names, tableName } from "../sql/name.ts";
import { fetchedColumns, malformedSql, sourceSql } from "../sql/source.ts";
import { readTogether } from "../sql/read-together.ts";
import { type ReadyTable, type SelectColumn, statementSql, type StatementScope } from "../sql/statement.ts";
import type { PlannerSettings, Stage, StageInput, StageOutput } from "../stage.ts";
import { type Column, schemaOfColumns } from "../typed/column.ts";
import { columnRef, type Expr, someExpr, type SortKey, type WindowExpr } from "../typed/expression.ts";
import type { CachedRead, Exchange, ExchangeRead, Local, MapBatches, Node, Scan, Shared } from "../typed/node.ts";
import { eachNode, expressionsOf, outputOf } from "../typed/walk.ts";
import { fewestFirst } from "./fewest-first.ts";
import type { Fragment } from "./fragment.ts";
import { hashedKey } from "./partition-key.ts";
import { isFixed, settle } from "./partition-count.ts";
import type { PartitionColumn } from "../sql/partition.ts";
import { sharedTables } from "./shared-tables.ts";
import { stageName } from "./stage-name.ts";
import { calledFunctions } from "./called-functions.ts";

/** What the rows of sinks and results are called, where that is not up to the planner. */
export interface Heads {
  /** Columns of the sink or, without one, of the result. */
  readonly columns: (sink: number | undefined) => readonly Column[];
  readonly result?: Exchange | undefined;
}

/** A group of fragments as a stage: inputs, shared tables, and one SQL text an output. */
export function emitStage(
  id: number,
  cut: readonly Fragment[],
  { splittable, ties, decisions }: Pick<Stage, "splittable" | "ties" | "decisions">,
  heads: Heads,
  settings: PlannerSettings,
): Stage {
  const fragments = cut.map((fragment) => ({ ...fragment, node: fewestFirst(fragment.node) }));
  const names = new Names();
  const inputs = new Map<string, { readonly input: StageInput; readonly name: string }>();
  const leaves = collectLeaves(fragments);
  for (const scans of leaves.scans.values()) {
    const name = names.take(sourceName(scans[0]!));
    inputs.set(`scan ${scans[0]!.key}`, { name, input: sourceInput(name, scans, fragments, settings.timeZone) });
  }
  for (const reads of leaves.cached.values()) {
    const { frame } = reads[0]!;
    const name = names.take(labelOf(reads[0]!));
    inputs.set(`cached ${frame.id}`, { name, input: { kind: "cached", name, frame, schema: leafSchema(reads) } });
  }
  for (const local of leaves.locals) {
    const name = names.take("local_rows");
    inputs.set(localKey(local), { name, input: { kind: "local", name, data: local.data, schema: leafSchema([local]) } });
  }
  for (const read of leaves.exchanges.values()) {
    const name = names.take(tableName(read.exchange.name));
    inputs.set(exchangeKey(read), {
      name,
      input: { kind: "exchange", name, exchange: read.exchange.id, delivery: read.delivery, schema: exchangeSchema(read.exchange) },
    });
  }

  const shared = sharedTables(fragments.map((f) => f.node));
  const ready = new Map<number, ReadyTable>();
  const scope = (): StatementScope => ({
    tableNames: [...inputs.values(), ...ready.values()].map((i) => i.name),
    table: (leaf) => tableOf(leaf, inputs, ready),
  });
  const tables = shared.map(({ frame, columns }) => {
    const own = new Names();
    if (frame.plan.kind === "map_batches") {
      const { plan } = frame;
      const table = { name: names.take(labelOf(plan)), columns: new Map(plan.columns.map((c) => [c.id, c.name])) };
      const before = scope();
      const columns = outputOf(plan.input);
      // The function knows the rows' columns by their names, the keys by their places.
      const named = new Map([...columns.slice(plan.keys), ...columns.slice(0, plan.keys)].map((c) => [c.id, own.take(c.name)]));
      const given = columns.map((c): SelectColumn => ({ id: c.id, name: named.get(c.id)! }));
      const sql = (): string => statementSql(grouped(plan), given, { ...before, tableNames: [...before.tableNames, table.name] });
      ready.set(frame.id, table);
      return writtenLate({ name: table.name, function: { function: plan.use.sqlName, keys: plan.keys } }, sql);
    }
    const outputs = outputOf(frame.plan)
      .filter((c) => columns.has(c.id))
      .map((c): SelectColumn => ({ id: c.id, name: own.take(c.name) }));
    const table = { name: names.take(labelOf(frame.plan)), columns: new Map(outputs.map((o) => [o.id, o.name])) };
    const before = scope();
    const sql = (): string => statementSql(frame.plan, outputs, { ...before, tableNames: [...before.tableNames, table.name] });
    ready.set(frame.id, table);
    return writtenLate({ name: table.name }, sql);
  });

  return {
    id,
    name: stageName(fragments),
    inputs: [...inputs.values()].map((i) => i.input),
    shared: tables,
    outputs: fragments.map((fragment) => emitOutput(fragment, heads, scope(), settings)),
    fragments: cut,
    functions: calledFunctions(fragments),
    cut: cutOf(fragments[0]!, inputs, settings),
    deterministic: fragments.every((f) => repeatsAlike(f.node)),
    splittable,
    ties,
    after: [...new Set(fragments.flatMap((f) => f.after))],
    decisions,
  };
}

/** The rows that a function over tables gets, groups one after another. */
function grouped({ input, keys }: MapBatches): Node {
  if (keys === 0) return input;
  const order = outputOf(input)
    .slice(0, keys)
    .map((column): SortKey => ({ expr: columnRef(column), direction: "ascending", nulls: "first" }));
  return { kind: "sort", input, keys: order, global: true };
}

function collectLeaves(fragments: readonly Fragment[]) {
  const scans = new Map<string, Scan[]>();
  const locals: Local[] = [];
  const cached = new Map<string, CachedRead[]>();
  const exchanges = new Map<string, ExchangeRead>();
  for (const fragment of fragments)
    eachNode(fragment.node, (node) => {
      if (node.kind === "scan") scans.set(node.key, [...(scans.get(node.key) ?? []), node]);
      else if (node.kind === "cached_read") cached.set(node.frame.id, [...(cached.get(node.frame.id) ?? []), node]);
      else if (node.kind === "local" && !locals.some((l) => l.data === node.data)) locals.push(node);
      else if (node.kind === "exchange_read") exchanges.set(exchangeKey(node), node);
    });
  return { scans, cached, locals, exchanges };
}

function sourceInput(name: string, scans: readonly Scan[], fragments: readonly Fragment[], zone: string): StageInput {
  const { read, source } = scans[0]!;
  const asked = (field: string): boolean => scans.some((s) => s.columns.some((c) => c.field === field));
  const names = asked(fileNameField) ? [structField(fileNameField, simpleTypes.string, false)] : [];
  const fields = [...source.schema.fields.filter((f) => asked(f.name)), ...names];
  const columns = fields.map((f) => f.name);
  const limits = scans.map((s) => s.limit);
  let numbered = false;
  for (const fragment of fragments)
    eachNode(fragment.node, (node) => {
      if (node.kind === "sample" && !node.alone) numbered = true;
    });
  const limit = limits.every((l) => l !== undefined) && !numbered ? Math.max(...(limits as number[])) : undefined;
  return {
    kind: "source",
    name,
    read,
    sql: sourceSql(read, source, columns, zone),
    malformedSql: malformedSql(read, source, columns, zone),
    columns: fetchedColumns(source, columns),
    schema: structType(fields),
    limit,
    numbered,
  };
}

function exchangeKey({ exchange, delivery }: ExchangeRead): string {
  return `exchange ${exchange.id} ${delivery}`;
}

function localKey(local: Local): string {
  return `local ${localIds.get(local.data) ?? numbered(local.data)}`;
}

const localIds = new WeakMap<Uint8Array, number>();
let lastLocal = 0;
function numbered(data: Uint8Array): number {
  localIds.set(data, ++lastLocal);
  return lastLocal;
}

function leafSchema(leaves: readonly (Local | CachedRead)[]) {
  const columns = new Map(leaves.flatMap((leaf) => leaf.columns).map((c) => [c.field, c]));
  return structType([...columns.values()].map((c) => structField(c.field, c.column.type, c.column.nullable)));
}

function exchangeColumns(exchange: Exchange): readonly SelectColumn[] {
  const names = new Names();
  return exchange.columns.map((c) => ({ id: c.id, name: names.take(c.name) }));
}

function exchangeSchema(exchange: Exchange) {
  const names = exchangeColumns(exchange);
  return schemaOfColumns(exchange.columns.map((c, i) => ({ ...c, name: names[i]!.name })));
}

function tableOf(
  leaf: Scan | Local | CachedRead | ExchangeRead | Shared,
  inputs: ReadonlyMap<string, { readonly name: string }>,
  ready: ReadonlyMap<number, ReadyTable>,
): ReadyTable | undefined {
  switch (leaf.kind) {
    case "scan":
      return { name: inputs.get(`scan ${leaf.key}`)!.name, columns: new Map(leaf.columns.map((c) => [c.column.id, c.field])) };
    case "cached_read":
      return { name: inputs.get(`cached ${leaf.frame.id}`)!.name, columns: new Map(leaf.columns.map((c) => [c.column.id, c.field])) };
    case "local":
      return { name: inputs.get(localKey(leaf))!.name, columns: new Map(leaf.columns.map((c) => [c.column.id, c.field])) };
    case "exchange_read":
      return {
        name: inputs.get(exchangeKey(leaf))!.name,
        columns: new Map(exchangeColumns(leaf.exchange).map((c) => [c.id, c.name])),
      };
    case "shared":
      return ready.get(leaf.frame.id);
  }
}

function emitOutput(fragment: Fragment, heads: Heads, scope: StatementScope, settings: PlannerSettings): StageOutput {
  const { node, target } = fragment;
  if (target.kind === "sink" || target.exchange === heads.result) {
    const columns = heads.columns(target.kind === "sink" ? target.sink : undefined);
    const together = settings.mode === "cluster" && target.kind === "exchange";
    const sql = (): string => statementSql(node, columns, scope);
    return writtenLate(
      {
        schema: schemaOfColumns(columns),
        target: target.kind === "sink" ? target : { kind: "exchange", exchange: target.exchange.id, partitions: 1, broadcast: false },
      },
      together ? () => readTogether(node, sql()) : sql,
    );
  }
  const { exchange } = target;
  const columns = exchangeColumns(exchange);
  const { partitioning } = exchange;
  const partitions = "count" in partitioning ? settle(partitioning.count, settings) : 1;
  const names = new Names();
  for (const c of columns) names.take(c.name);
  const partition = partitions > 1 ? { name: names.take("partition"), partitions, by: partitionBy(partitioning, names) } : undefined;
  return writtenLate(
    {
      schema: exchangeSchema(exchange),
      target: { kind: "exchange", exchange: exchange.id, partitions, broadcast: partitioning.kind === "broadcast" },
    },
    () => readTogether(node, statementSql(node, columns, scope, partition)),
  );
}

/** With SQL that is written when it is first asked for: nobody asks for that of a stage which is planned again before it runs. */
function writtenLate<T extends object>(rest: T, write: () => string): T & { readonly sql: string } {
  let text: string | undefined;
  return {
    ...rest,
    get sql() {
      text ??= write();
      return text;
    },
  };
}

function partitionBy(partitioning: Exchange["partitioning"], names: Names): PartitionColumn["by"] {
  switch (partitioning.kind) {
    case "range":
      return { ...partitioning, names: { key: names.take("key"), bounds: names.take("bounds") } };
    case "hash":
      return { kind: "hash", keys: partitioning.keys.map(hashedKey) };
    case "task":
      return { kind: "task" };
    default:
      return { kind: "turn" };
  }
}

function cutOf({ dist }: Fragment, inputs: ReadonlyMap<string, { readonly name: string }>, settings: PlannerSettings): Stage["cut"] {
  switch (dist.kind) {
    case "bundle":
      return { kind: "bundle", input: inputs.get(dist.key)!.name };
    case "partition":
      return { kind: "partition", partitions: settle(dist.count, settings), fixed: isFixed(dist.count, settings) };
    case "single":
      return { kind: "single" };
  }
}

/** Whether an expression has the same value again: nothing random, and nothing that hangs on the order of rows that are equal by their keys. */
function repeats(expr: Expr): boolean {
  return !someExpr(expr, (e) => {
    if (e.kind === "call") return e.definition.deterministic === false;
    if (e.kind === "aggregate_call") return e.definition.orderDependent === true;
    if (e.kind !== "window_call") return false;
    if (e.definition.kind === "window") return !e.definition.byOrderAlone;
    return e.definition.orderDependent === true || (e.frame?.unit === "rows" && !isWhole(e.frame));
  });
}

function isWhole({ lower, upper }: NonNullable<WindowExpr["frame"]>): boolean {
  return lower.kind === "unbounded" && upper.kind === "unbounded";
}

/** Whether two executions give the same rows: nothing random, and no limit that takes whichever rows come first. */
function repeatsAlike(root: Node): boolean {
  let alike = true;
  eachNode(root, (node) => {
    if (node.kind === "map_batches" && !node.use.function.deterministic) alike = false;
    if (!expressionsOf(node).every(repeats) || ((node.kind === "limit" || node.kind === "tail") && !isOrdered(node.input))) alike = false;
  });
  return alike;
}
