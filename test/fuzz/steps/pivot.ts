import { aggregates } from "../aggregates.ts";
import { check, columnOf, duckdbText, type Expression, Meaningless, programName, programText } from "../expression.ts";
import { type Column, either, isComparable, isSame, sqlName, sqlText, string } from "../types.ts";
import type { Step, StepKind } from "./step.ts";

interface Unpivot extends Step {
  readonly ids: readonly string[];
  readonly values: readonly string[];
  /** Names of the columns with the name and with the value. */
  readonly names: readonly [string, string];
}

const typeOf = (columns: readonly Column[], name: string): Column["type"] => {
  const found = columns.find((c) => c.name === name);
  if (!found) throw new Meaningless(name);
  return found.type;
};
const quoted = (names: readonly string[]): string => `[${names.map((name) => JSON.stringify(programName(name))).join(", ")}]`;

/** A row for each of some columns of one type. */
export const unpivot: StepKind<Unpivot> = {
  choose({ random, made, input, fresh }) {
    const from = input()!;
    const { columns } = made[from]!;
    const { type } = random.pick(columns);
    const values = random.some(
      columns.filter((c) => isSame(c.type, type)),
      1,
    );
    const ids = random.some(columns.filter((c) => !values.includes(c)));
    return { kind: "unpivot", inputs: [from], ids: ids.map((c) => c.name), values: values.map((c) => c.name), names: [fresh(), fresh()] };
  },
  columns({ ids, values, names }, [input]) {
    const types = values.map((name) => typeOf(input!, name));
    if (types.length === 0 || names.length !== 2 || types.some((type) => !isSame(type, types[0]!))) throw new Meaningless("other types");
    return [
      ...ids.map((name): Column => ({ name, type: typeOf(input!, name) })),
      { name: names[0], type: string },
      { name: names[1], type: types.reduce(either) },
    ];
  },
  rows: ({ values }, [rows]) => rows! * values.length,
  program: ({ ids, values, names }, [input]) =>
    `${input}.unpivot(${quoted(ids)}, ${quoted(values)}, ${JSON.stringify(names[0])}, ${JSON.stringify(names[1])})`,
  duckdb: ({ ids, values, names }, [input]) =>
    values
      .map((name) => {
        const kept = ids.map((id) => `${sqlName(id)}, `).join("");
        return `SELECT ${kept}${sqlText(name)} AS ${sqlName(names[0])}, ${sqlName(name)} AS ${sqlName(names[1])} FROM ${input!.name}`;
      })
      .join(" UNION ALL "),
};

interface Pivot extends Step {
  readonly keys: readonly string[];
  readonly by: string;
  readonly values: readonly Expression[];
  readonly aggregate: string;
  readonly value: Expression;
  /** Names of the columns, one for each value. */
  readonly names: readonly string[];
}

const pivotValues = { int: ["1", "2", "3"], string: ["x", "a", ""], boolean: ["true", "false"] } as const;
type Pivoted = keyof typeof pivotValues;
const pivotAggregates = ["rows", "count", "sum", "min", "max", "countDistinct"];

/** A column for each of some values of a column. */
export const pivot: StepKind<Pivot> = {
  choose({ random, made, input, fresh }) {
    const from = input((m) => m.columns.some((c) => c.type.kind in pivotValues));
    if (from === undefined) return undefined;
    const { columns } = made[from]!;
    const by = random.pick(columns.filter((c) => c.type.kind in pivotValues));
    const texts = random.some<string>(pivotValues[by.type.kind as Pivoted], 1);
    const keys = random
      .shuffled(columns.filter((c) => c !== by && isComparable(c.type)))
      .slice(0, random.pick([0, 1, 2]))
      .map((c) => c.name);
    const value = columnOf(random.pick(columns));
    const aggregate = random.pick(pivotAggregates.filter((name) => aggregates[name]!.type(value.type)));
    const values = texts.map((text): Expression => ({ kind: "literal", type: by.type, value: text }));
    return { kind: "pivot", inputs: [from], keys, by: by.name, values, aggregate, value, names: texts.map(fresh) };
  },
  columns({ keys, by, values, aggregate, value, names }, [input]) {
    check(value, input!);
    const type = aggregates[aggregate]!.type(value.type);
    if (!type || values.length === 0 || values.length !== names.length || keys.includes(by)) throw new Meaningless(aggregate);
    for (const each of values) if (!isSame(each.type, typeOf(input!, by))) throw new Meaningless(by);
    return [...keys.map((name): Column => ({ name, type: typeOf(input!, name) })), ...names.map((name): Column => ({ name, type }))];
  },
  rows: (_, [rows]) => rows!,
  program({ keys, by, values, aggregate, value, names }, [input]) {
    const list = values.map(({ type, ...each }) => {
      const text = "value" in each ? (each.value as string) : "";
      return type.kind === "string" ? JSON.stringify(text) : text;
    });
    const groups = `groupBy(${keys.map((key) => JSON.stringify(programName(key))).join(", ")})`;
    const call = `${aggregates[aggregate]!.program(programText(value))}.alias("value")`;
    const all = [...keys, ...names].map((name) => JSON.stringify(name)).join(", ");
    return `${input}.${groups}.pivot(${JSON.stringify(programName(by))}, [${list.join(", ")}]).agg(${call}).toDF(${all})`;
  },
  duckdb({ keys, by, values, aggregate, value, names }, [input]) {
    const { type, duckdb } = aggregates[aggregate]!;
    const keyed = keys.map((key, i) => `${sqlName(key)} AS "key ${i}", `).join("");
    const group = keys.map((_, i) => `"key ${i}"`);
    const cells = `SELECT ${keyed}${sqlName(by)} AS "by", ${duckdb(duckdbText(value), type(value.type)!, value.type)} AS "value" FROM ${input!.name} GROUP BY ALL`;
    const outputs = [
      ...keys.map((key, i) => `${group[i]} AS ${sqlName(key)}`),
      ...names.map((name, i) => `any_value("value") FILTER ("by" = ${duckdbText(values[i]!)}) AS ${sqlName(name)}`),
    ];
    return `SELECT ${outputs.join(", ")} FROM (${cells})${group.length > 0 ? ` GROUP BY ${group.join(", ")}` : ""}`;
  },
};
