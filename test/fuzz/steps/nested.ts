import { Meaningless, programName } from "../expression.ts";
import { type Column, either, int, isSame, sqlName } from "../types.ts";
import type { Step, StepKind } from "./step.ts";

interface Explode extends Step {
  readonly column: string;
  readonly outer: boolean;
  /** Name of the element, after that of its place where there is one. */
  readonly names: readonly string[];
}

/** A row for each element of an array. */
export const explode: StepKind<Explode> = {
  choose({ random, made, input, fresh }) {
    const from = input((m) => m.columns.some(isArray));
    if (from === undefined) return undefined;
    const { name } = random.pick(made[from]!.columns.filter(isArray));
    return {
      kind: "explode",
      inputs: [from],
      column: name,
      outer: random.chance(0.5),
      names: random.chance(0.5) ? [fresh()] : [fresh(), fresh()],
    };
  },
  columns({ column, names }, [input]) {
    const type = input!.find((c) => c.name === column)?.type;
    if (type?.kind !== "array" || names.length === 0) throw new Meaningless(column);
    const element: Column = { name: names.at(-1)!, type: type.element };
    return [...input!, ...(names.length === 2 ? [{ name: names[0]!, type: int(1000) }] : []), element];
  },
  rows: (_, [rows]) => rows! * 3,
  program({ column, outer, names }, [input]) {
    const call = `${names.length === 2 ? "posexplode" : "explode"}${outer ? "Outer" : ""}`;
    const alias = names.map((name) => JSON.stringify(name)).join(", ");
    return `${input}.select("*", ${call}(col(${JSON.stringify(programName(column))})).alias(${alias}))`;
  },
  duckdb({ column, outer, names }, [input]) {
    const list = sqlName(column);
    // Of nothing, one row of nulls.
    const each = (text: string): string => (outer ? `unnest(CASE WHEN len(${list}) > 0 THEN ${text} ELSE [NULL] END)` : `unnest(${text})`);
    const place = names.length === 2 ? `CAST(${each(`range(len(${list}))`)} AS INTEGER) AS ${sqlName(names[0]!)}, ` : "";
    return `SELECT *, ${place}${each(list)} AS ${sqlName(names.at(-1)!)} FROM ${input!.name}`;
  },
};

const isArray = ({ type }: Column): boolean => type.kind === "array";

interface Stack extends Step {
  readonly values: readonly string[];
  readonly name: string;
}

/** A row for each of some columns of one type, beside all others. */
export const stack: StepKind<Stack> = {
  choose({ random, made, input, fresh }) {
    const from = input()!;
    const { columns } = made[from]!;
    const { type } = random.pick(columns);
    const values = random.some(
      columns.filter((c) => isSame(c.type, type)),
      1,
    );
    return { kind: "stack", inputs: [from], values: values.map((c) => c.name), name: fresh() };
  },
  columns({ values, name }, [input]) {
    const types = values.map((value) => input!.find((c) => c.name === value)?.type);
    const [first] = types;
    if (!first || types.some((type) => !type || !isSame(type, first))) throw new Meaningless("other types");
    return [...input!, { name, type: types.reduce((a, b) => either(a!, b!))! }];
  },
  rows: ({ values }, [rows]) => rows! * values.length,
  program({ values, name }, [input]) {
    const list = values.map((value) => `col(${JSON.stringify(programName(value))})`).join(", ");
    return `${input}.select("*", stack(${values.length}, ${list}).alias(${JSON.stringify(name)}))`;
  },
  duckdb: ({ values, name }, [input]) =>
    values.map((value) => `SELECT *, ${sqlName(value)} AS ${sqlName(name)} FROM ${input!.name}`).join(" UNION ALL "),
};
