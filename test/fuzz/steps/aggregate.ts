import { aggregates } from "../aggregates.ts";
import { check, duckdbText, type Expression, Meaningless, programText } from "../expression.ts";
import { randomExpression } from "../random-expression.ts";
import type { Random } from "../random.ts";
import { bigint, type Column, isComparable, sqlName } from "../types.ts";
import { isAny, type Named } from "./rows.ts";
import type { Choosing, Step, StepKind } from "./step.ts";

interface Call {
  readonly name: string;
  readonly aggregate: string;
  readonly value: Expression;
}

interface Grouping extends Step {
  readonly by: "groupBy" | "rollup" | "cube" | "groupingSets";
  readonly keys: readonly Named[];
  /** Of `groupingSets`: the keys of each set, by name. */
  readonly sets: readonly (readonly string[])[];
  readonly calls: readonly Call[];
  /** Name of a column with groupingId(), unless grouped plainly. */
  readonly level?: string | undefined;
}

/** Rows by their keys, or all of them, with aggregates. */
export const aggregate: StepKind<Grouping> = {
  choose(choosing) {
    const { random, made, input, fresh } = choosing;
    const from = input()!;
    const { columns } = made[from]!;
    const keys = randomKeys(choosing, columns);
    const by =
      keys.length === 0 ? "groupBy" : random.pick(["groupBy", "groupBy", "groupBy", "groupBy", "rollup", "cube", "groupingSets"] as const);
    const calls = Array.from({ length: 1 + random.below(3) }, () => randomAggregate(random, columns, fresh)).filter((c) => c !== undefined);
    if (calls.length === 0) return undefined;
    const names = keys.map((k) => k.name);
    const sets = by === "groupingSets" ? [names, ...Array.from({ length: 1 + random.below(2) }, () => random.some(names))] : [];
    return {
      kind: "aggregate",
      inputs: [from],
      by,
      keys,
      sets: random.chance(0.7) ? distinctSets(sets) : sets,
      calls,
      ...(by !== "groupBy" && { level: fresh() }),
    };
  },
  columns({ by, keys, sets, calls, level }, [input]) {
    for (const { value } of [...keys, ...calls]) check(value, input!);
    if (by !== "groupBy" && keys.length === 0) throw new Meaningless("no keys");
    if (calls.length === 0) throw new Meaningless("no aggregates");
    if (by === "groupingSets" && (sets.length === 0 || sets.flat().some((name) => !keys.some((k) => k.name === name))))
      throw new Meaningless("other keys");
    return [
      ...keys.map(({ name, value }): Column => ({ name, type: value.type })),
      ...calls.map(({ name, aggregate: of, value }): Column => {
        const type = aggregates[of]!.type(value.type);
        if (!type) throw new Meaningless(of);
        return { name, type };
      }),
      ...(level === undefined ? [] : [{ name: level, type: bigint(1000) }]),
    ];
  },
  rows: ({ by, keys }, [rows]) => (keys.length === 0 ? 1 : by === "groupBy" ? rows! : rows! * 3),
  program({ by, keys, sets, calls, level }, [input]) {
    const items = keys.map(({ name, value }) => `${programText(value)}.alias(${JSON.stringify(name)})`);
    const item = (name: string): string => programText(keys.find((k) => k.name === name)!.value);
    const args = by === "groupingSets" ? [`[${sets.map((set) => `[${set.map(item).join(", ")}]`).join(", ")}]`, ...items] : items;
    const values = [
      ...calls.map(({ name, aggregate: of, value }) => `${aggregates[of]!.program(programText(value))}.alias(${JSON.stringify(name)})`),
      ...(level === undefined ? [] : [`groupingId().alias(${JSON.stringify(level)})`]),
    ];
    return `${input}.${by}(${args.join(", ")}).agg(${values.join(", ")})`;
  },
  duckdb({ by, keys, sets, calls, level }, [input]) {
    // Keys are computed below: a grouping then is by plain columns.
    const inner = keys.map(({ value }, i) => `${duckdbText(value)} AS "key ${i}"`);
    const key = (i: number): string => `"key ${i}"`;
    const all = keys.map((_, i) => key(i)).join(", ");
    const grouping = {
      groupBy: () => (keys.length === 0 ? "" : `GROUP BY ${all}`),
      rollup: () => `GROUP BY ROLLUP (${all})`,
      cube: () => `GROUP BY CUBE (${all})`,
      groupingSets: () =>
        `GROUP BY GROUPING SETS (${sets.map((set) => `(${set.map((name) => key(keys.findIndex((k) => k.name === name))).join(", ")})`).join(", ")})`,
    }[by]();
    // Where there are no rows, Spark's grand total of keys has none either; DuckDB's has one.
    const ofNothing = by === "groupBy" ? "" : " HAVING count(*) > 0";
    const outputs = [
      ...keys.map(({ name }, i) => `${key(i)} AS ${sqlName(name)}`),
      ...calls.map(({ name, aggregate: of, value }) => {
        const { type, duckdb } = aggregates[of]!;
        return `${duckdb(duckdbText(value), type(value.type)!, value.type)} AS ${sqlName(name)}`;
      }),
      ...(level === undefined ? [] : [`CAST(GROUPING(${all}) AS BIGINT) AS ${sqlName(level)}`]),
    ];
    return `SELECT ${outputs.join(", ")} FROM (SELECT ${["*", ...inner].join(", ")} FROM ${input!.name}) ${grouping}${ofNothing}`;
  },
};

function randomKeys({ random, fresh }: Choosing, columns: readonly Column[]): Named[] {
  const plain = columns.filter((c) => isComparable(c.type) || random.chance(0.3));
  const keys = random
    .shuffled(plain)
    .slice(0, random.pick([0, 1, 1, 1, 2, 2, 3]))
    .map((c): Named => ({ name: c.name, value: { kind: "column", ...c } }));
  const computed = random.chance(0.2) ? randomExpression(random, columns, isComparable, 2) : undefined;
  return computed && computed.kind === "call" ? [...keys.slice(0, 2), { name: fresh(), value: computed }] : keys;
}

function randomAggregate(random: Random, columns: readonly Column[], fresh: () => string): Call | undefined {
  const value = randomExpression(random, columns, isAny, random.pick([0, 0, 2]));
  if (!value) return undefined;
  const fitting = Object.entries(aggregates).flatMap(([name, { type }]) => (type(value.type) ? [name] : []));
  return { name: fresh(), aggregate: random.pick(fitting), value };
}

function distinctSets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(sets.map((set) => [set.join("\0"), set])).values()];
}
