import {
  alias,
  attribute,
  call,
  cast,
  type DataType,
  type Expression,
  isNumeric,
  literal,
  type Relation,
  relation,
  simpleTypes,
  sortOrder,
  window,
} from "@volley/plan";
import { analyze, type SourceInfo, schemaOf } from "@volley/planner";
import type { Read } from "@volley/plan";
import { readTable } from "./fixture.ts";

/** Small numbers that decide how a plan grows; a shrunk list is a smaller plan. */
export type Choices = readonly number[];

class Picker {
  private at = 0;
  private readonly choices: Choices;
  constructor(choices: Choices) {
    this.choices = choices;
  }
  get done(): boolean {
    return this.at >= this.choices.length;
  }
  next(below: number): number {
    return (this.choices[this.at++] ?? 0) % below;
  }
  of<T>(list: readonly T[]): T {
    return list[this.next(list.length)]!;
  }
}

interface Field {
  readonly name: string;
  readonly type: DataType;
}

const col = (name: string): Expression => attribute(name);
const fn = (name: string, ...args: Expression[]): Expression => call(name, args);
const int = (value: number): Expression => literal(value, simpleTypes.integer);

/** Frames that grow from each other by random steps; the last ones are what is asked for. */
export function randomPlans(choices: Choices, sources: (read: Read) => SourceInfo): readonly Relation[] {
  const pick = new Picker(choices);
  const frames: Relation[] = [readTable("sales"), readTable("shops")];
  let joins = 0;
  let fresh = 0;
  const fieldsOf = (frame: Relation): readonly Field[] => schemaOf(analyze(frame, sources)).fields;
  const name = (): string => `x${++fresh}`;

  while (!pick.done && frames.length < 12) {
    const from = frames[Math.max(0, frames.length - 1 - pick.next(3))]!;
    const fields = fieldsOf(from);
    const step = pick.next(23);
    if (step === 0 || step === 1) frames.push(relation("filter", { input: from, condition: condition(pick, fields) }));
    else if (step === 2 || step === 3)
      frames.push(
        relation("with_columns", {
          input: from,
          aliases: [alias(value(pick, fields), pick.next(2) === 0 ? name() : pick.of(fields).name)],
        }),
      );
    else if (step === 4)
      frames.push(
        relation("project", {
          input: from,
          expressions: [...subset(pick, fields).map((f) => col(f.name)), alias(value(pick, fields), name())],
        }),
      );
    else if (step === 5 || step === 6) frames.push(grouped(pick, from, fields, name));
    else if (step >= 7 && step <= 9 && joins < 3) {
      joins++;
      frames.push(joined(pick, from, frames[pick.next(frames.length)]!, fieldsOf, name));
    } else if (step === 10) {
      const other = relation("filter", { input: from, condition: condition(pick, fields) });
      frames.push(
        relation("set_operation", { left: from, right: other, operation: "union", all: pick.next(3) > 0, byName: pick.next(2) === 0 }),
      );
    } else if (step === 11)
      frames.push(relation("deduplicate", { input: from, names: pick.next(2) === 0 ? [] : subset(pick, fields).map((f) => f.name) }));
    else if (step === 12) {
      const order = fields.map((f) => sortOrder(col(f.name), pick.next(2) === 0 ? "ascending" : "descending"));
      const sorted = relation("sort", { input: from, order, global: true });
      frames.push(pick.next(4) === 0 ? sorted : relation("limit", { input: sorted, limit: pick.next(12) }));
    } else if (step >= 21)
      frames.push(
        relation("with_columns", {
          input: from,
          aliases: [windowed(pick, fields), windowed(pick, fields, true)].map((w) => alias(w, name())),
        }),
      );
    else if (step === 14) {
      const source = pick.of([from, frames[0]!]);
      const other = relation("filter", { input: source, condition: condition(pick, fieldsOf(source)) });
      frames.push(combined(pick, from, other, fieldsOf));
    } else if (step === 15) {
      const order = fields.map((f) => sortOrder(col(f.name), pick.next(2) === 0 ? "ascending" : "descending"));
      const sorted = relation("sort", { input: from, order, global: true });
      const skipped = relation("offset", { input: sorted, offset: pick.next(20) });
      frames.push(
        pick.next(3) === 0
          ? relation("tail", { input: sorted, limit: pick.next(12) })
          : pick.next(2) === 0
            ? skipped
            : limited(skipped, pick),
      );
    } else if (step === 16) frames.push(relation("to_df", { input: from, names: fields.map(name) }));
    else if (step === 17) frames.push(regrouped(pick, from, fields, name));
    else if (step === 18) frames.push(pivoted(pick, from, fields, name));
    else if (step === 19) frames.push(unpivoted(pick, from, fields, name));
    else if (step === 20) frames.push(cleaned(pick, from, fields));
    else if (step === 13) {
      if (pick.next(3) === 0) frames.push(relation("hint", { input: from, name: "broadcast" }));
      else
        frames.push(
          relation("repartition", {
            input: from,
            partitions: pick.next(2) === 0 ? undefined : 1 + pick.next(4),
            expressions: pick.next(2) === 0 ? [] : [col(pick.of(fields).name)],
          }),
        );
    }
  }
  const wanted = Math.min(1 + ((choices[0] ?? 0) % 3), frames.length - 2);
  return wanted <= 0 ? [frames[0]!] : frames.slice(-wanted);
}

function subset(pick: Picker, fields: readonly Field[]): readonly Field[] {
  const kept = fields.filter(() => pick.next(3) > 0);
  return kept.length > 0 ? kept : [fields[0]!];
}

function constant(pick: Picker, type: DataType): Expression {
  if (type.kind === "string") return literal(pick.of(["a", "b", "", "z"]), type);
  if (type.kind === "boolean") return literal(pick.next(2) === 0, type);
  if (type.kind === "timestamp_ntz") return literal(1_709_200_000_000_000n + BigInt(pick.next(5)) * 3_600_000_000n, type);
  return pick.next(3) === 0 ? literal(pick.next(5) / 2, simpleTypes.double) : int(pick.next(6) - 1);
}

function condition(pick: Picker, fields: readonly Field[]): Expression {
  const one = (): Expression => {
    const field = pick.of(fields);
    const kind = pick.next(6);
    if (kind === 0) return fn("isNull", col(field.name));
    if (kind === 1) return fn("isNotNull", col(field.name));
    if (kind === 2) return fn("<=>", col(field.name), constant(pick, field.type));
    return fn(pick.of([">", "<=", "==", "!="]), col(field.name), constant(pick, field.type));
  };
  const kind = pick.next(4);
  return kind === 0 ? fn("and", one(), one()) : kind === 1 ? fn("or", one(), fn("not", one())) : one();
}

function value(pick: Picker, fields: readonly Field[]): Expression {
  const field = pick.of(fields);
  const kind = pick.next(5);
  if (kind === 0) return fn("coalesce", col(field.name), constant(pick, field.type));
  if (kind === 1) return fn("when", condition(pick, fields), col(field.name));
  if (kind === 2 && isNumeric(field.type) && field.type.kind !== "decimal")
    return fn(pick.of(["+", "-"]), col(field.name), int(pick.next(3)));
  if (kind === 3) return fn("when", condition(pick, fields), int(1), int(0));
  return kind === 4 && isNumeric(field.type) ? cast(col(field.name), simpleTypes.long) : col(field.name);
}

function grouped(pick: Picker, input: Relation, fields: readonly Field[], name: () => string): Relation {
  const keys = pick.next(5) === 0 ? [] : subset(pick, fields).slice(0, 1 + pick.next(3));
  const aggregates = Array.from({ length: 1 + pick.next(3) }, (): Expression => {
    const field = pick.of(fields);
    const kind = pick.next(7);
    const numeric = isNumeric(field.type) && field.type.kind !== "decimal";
    if (kind === 0) return call("count", [col(field.name)], { distinct: true });
    if (kind === 1 && numeric) return fn("sum", col(field.name));
    if (kind === 2 && numeric) return fn("avg", col(field.name));
    if (kind === 3) return fn("min", col(field.name));
    if (kind === 4) return fn("max", col(field.name));
    if (kind === 5) return fn("count", col(field.name));
    return fn("count");
  });
  const groupings = keys.map(
    (f, i): Expression => (i === 0 && pick.next(4) === 0 ? alias(fn("isNull", col(f.name)), f.name) : col(f.name)),
  );
  return relation("aggregate", { input, groupings, aggregates: aggregates.map((a) => alias(a, name())) });
}

/**
 * A window whose value does not hang on the order of rows that are equal by its keys. `settled`: nor on the order of rows equal in all
 * columns, of which one window may hang, two would pair up their values in any way.
 */
function windowed(pick: Picker, fields: readonly Field[], settled = false): Expression {
  const field = pick.of(fields);
  const by = (list: readonly Field[]) => list.map((f) => sortOrder(col(f.name), pick.next(2) === 0 ? "ascending" : "descending"));
  const partitionBy = pick.next(5) === 0 ? [] : subset(pick, fields).slice(0, 1 + pick.next(2));
  const parts = { partitionBy: partitionBy.map((f) => col(f.name)), orderBy: by(fields) };
  const kind = settled ? pick.of([2, 5, 6]) : pick.next(7);
  if (kind === 0) return window(fn("row_number"), parts);
  if (kind === 1) return window(fn(pick.of(["lag", "lead"]), col(field.name), int(pick.next(3))), parts);
  if (kind === 2) return window(fn(pick.of(["rank", "dense_rank", "cume_dist"])), { ...parts, orderBy: by(subset(pick, fields)) });
  if (kind === 3) return window(fn("nth_value", col(field.name), int(2), literal(true, simpleTypes.boolean)), parts);
  const frame = { unit: "rows", lower: int(-pick.next(3)), upper: pick.next(2) === 0 ? "unbounded" : "current_row" } as const;
  const aggregate = fn(pick.of(["count", "min", "max"]), col(field.name));
  if (kind === 4) return window(aggregate, { ...parts, frame });
  return window(aggregate, { ...parts, orderBy: kind === 5 ? [] : by(subset(pick, fields)) });
}

const joinTypes = ["inner", "left", "right", "full", "semi", "anti"] as const;

/** Columns of the right side are renamed apart, but for those joined on by name. */
function joined(
  pick: Picker,
  left: Relation,
  right: Relation,
  fieldsOf: (frame: Relation) => readonly Field[],
  name: () => string,
): Relation {
  const ls = fieldsOf(left);
  const rs = fieldsOf(right);
  const joinType = pick.of(joinTypes);
  const joinable = (a: DataType, b: DataType): boolean => (isNumeric(a) && isNumeric(b)) || a.kind === b.kind;
  const pairs = ls.flatMap((l) => rs.filter((r) => joinable(l.type, r.type)).map((r) => [l, r] as const));
  const hinted = (side: Relation): Relation => (pick.next(4) === 0 ? relation("hint", { input: side, name: "broadcast" }) : side);
  const shared = ls.filter((l) => rs.some((r) => r.name.toLowerCase() === l.name.toLowerCase() && joinable(l.type, r.type)));
  if (shared.length > 0 && pick.next(2) === 0) {
    const using = pick.next(2) === 0 ? [shared[0]!] : shared.slice(0, 2);
    const kept = rs.map((r) => (using.some((u) => u.name === r.name) ? col(r.name) : alias(col(r.name), name())));
    return relation("join", {
      left,
      right: hinted(relation("project", { input: right, expressions: kept })),
      joinType,
      using: using.map((u) => u.name),
    });
  }
  if (pairs.length === 0) return left;
  const renames = new Map(rs.map((r) => [r.name, name()]));
  const other = relation("project", { input: right, expressions: rs.map((r) => alias(col(r.name), renames.get(r.name)!)) });
  const [l, r] = pick.of(pairs);
  const equal = fn(pick.next(4) === 0 ? "<=>" : "==", col(l.name), col(renames.get(r.name)!));
  const extra = pick.next(3) === 0 ? pick.of(pairs) : undefined;
  const condition = extra ? fn("and", equal, fn(pick.of(["<", ">=", "=="]), col(extra[0].name), col(renames.get(extra[1].name)!))) : equal;
  return relation("join", { left: hinted(left), right: hinted(other), joinType, using: [], condition });
}

/** Subtotals: a grouping by several sets of its keys. */
function regrouped(pick: Picker, input: Relation, fields: readonly Field[], name: () => string): Relation {
  const { groupings, aggregates } = grouped(pick, input, fields, name) as Extract<Relation, { kind: "aggregate" }>;
  const keys = groupings.map((g) => (g.kind === "alias" ? g.child : g));
  const sets = pick.of(["rollup", "cube", [keys.slice(0, 1), keys], [keys, keys]] as const);
  return relation("aggregate", { input, groupings, aggregates: [...aggregates, alias(fn("grouping_id"), name())], sets });
}

function pivoted(pick: Picker, input: Relation, fields: readonly Field[], name: () => string): Relation {
  const { groupings } = grouped(pick, input, fields, name) as Extract<Relation, { kind: "aggregate" }>;
  const by = pick.of(fields);
  const values = [constant(pick, by.type), literal(null, simpleTypes.null)].filter((v) => v.kind === "literal");
  const measure = pick.of(fields);
  const aggregates = [alias(fn("count"), name()), alias(fn(pick.of(["max", "min"]), col(measure.name)), name())];
  const keys = groupings.filter((g) => g.kind !== "attribute" || g.name !== by.name);
  return relation("with_columns_renamed", {
    input: relation("aggregate", { input, groupings: keys, aggregates, pivot: { column: col(by.name), values } }),
    renames: [],
  });
}

function unpivoted(pick: Picker, input: Relation, fields: readonly Field[], name: () => string): Relation {
  const numbers = fields.filter((f) => isNumeric(f.type)).slice(0, 3);
  if (numbers.length === 0) return input;
  const ids = subset(pick, fields).map((f) => col(f.name));
  return relation("unpivot", { input, ids, values: numbers.map((f) => col(f.name)), variableName: name(), valueName: name() });
}

/** Missing values filled, dropped or replaced. */
function cleaned(pick: Picker, input: Relation, fields: readonly Field[]): Relation {
  const names = pick.next(2) === 0 ? [] : subset(pick, fields).map((f) => f.name);
  const kind = pick.next(3);
  if (kind === 0) return relation("fill_na", { input, names, values: [pick.next(2) === 0 ? literal(1n, simpleTypes.long) : text("a")] });
  if (kind === 1) return relation("drop_na", { input, names, minNonNulls: 1 + pick.next(fields.length) });
  return relation("replace", {
    input,
    names,
    replacements: [{ from: text("a"), to: pick.next(2) === 0 ? text("b") : literal(null, simpleTypes.null) }],
  });
}

const text = (value: string) => literal(value, simpleTypes.string);
const limited = (input: Relation, pick: Picker): Relation => relation("limit", { input, limit: pick.next(12) });

/** Rows in both frames, or in the first alone, by as many columns of one type as there are. */
function combined(pick: Picker, left: Relation, right: Relation, fieldsOf: (frame: Relation) => readonly Field[]): Relation {
  const free = [...fieldsOf(right)];
  const pairs = fieldsOf(left).flatMap((l) => {
    const at = free.findIndex((r) => r.type.kind === l.type.kind || (isNumeric(r.type) && isNumeric(l.type)));
    return at < 0 ? [] : [[l, free.splice(at, 1)[0]!] as const];
  });
  if (pairs.length === 0) return left;
  const side = (input: Relation, i: 0 | 1): Relation => relation("project", { input, expressions: pairs.map((pair) => col(pair[i].name)) });
  const operation = pick.of(["intersect", "except"] as const);
  return relation("set_operation", { left: side(left, 0), right: side(right, 1), operation, all: pick.next(2) === 0, byName: false });
}
