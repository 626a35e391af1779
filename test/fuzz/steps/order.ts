import { Meaningless, programName } from "../expression.ts";
import type { Random } from "../random.ts";
import { type Column, isComparable, sqlName, type Type } from "../types.ts";
import { same } from "./rows.ts";
import { type OrderKey, orderSql, orderWays, type Step, type StepKind } from "./step.ts";

interface Sort extends Step {
  readonly keys: readonly OrderKey[];
}

/** All columns, so that rows that tie are equal. */
export function randomOrder(random: Random, columns: readonly Column[]): OrderKey[] {
  return random.shuffled(columns).map(({ name }) => ({ name, way: random.pick(orderWays) }));
}

export function checkOrder(keys: readonly OrderKey[], columns: readonly Column[]): readonly Column[] {
  if (columns.some((c) => !keys.some((k) => k.name === c.name))) throw new Meaningless("rows that tie");
  if (keys.some((k) => !columns.some((c) => c.name === k.name))) throw new Meaningless("other columns");
  return columns;
}

export const programOrder = (keys: readonly OrderKey[]): string =>
  keys.map(({ name, way }) => `col(${JSON.stringify(programName(name))}).${way}()`).join(", ");

/** Keys of an order in DuckDB's SQL. */
export function sqlOrder(keys: readonly OrderKey[], columns: readonly Column[]): string {
  const one = ({ name, way }: OrderKey): string => {
    const type = columns.find((c) => c.name === name)!.type;
    if (isComparable(type)) return `${sqlName(name)} ${orderSql(way)}`;
    const [direction, nulls] = nestedWays[way];
    return `${sqlName(name)} IS NULL ${nulls}, ${nestedKey(sqlName(name), type)} ${direction}`;
  };
  return keys.map(one).join(", ");
}

const nestedWays = {
  asc: ["ASC", "DESC"],
  desc: ["DESC", "ASC"],
  ascNullsLast: ["ASC", "ASC"],
  descNullsFirst: ["DESC", "DESC"],
} as const;

/** A value that DuckDB orders as Spark orders this one: nulls within are less than all else. */
function nestedKey(value: string, type: Type, depth = 0): string {
  const isThere = `'there': ${value} IS NOT NULL`;
  switch (type.kind) {
    case "array":
      return `{${isThere}, 'all': list_transform(${value}, lambda x${depth}: ${nestedKey(`x${depth}`, type.element, depth + 1)})}`;
    case "struct":
      return `{${[isThere, ...type.fields.map((f) => `${sqlName(f.name)}: ${nestedKey(`struct_extract(${value}, '${f.name}')`, f.type, depth)}`)].join(", ")}}`;
    default:
      return `{${isThere}, 'value': ${value}}`;
  }
}

/** Rows in a total order. */
export const sort: StepKind<Sort> = {
  choose({ random, made, input }) {
    const from = input()!;
    return { kind: "sort", inputs: [from], keys: randomOrder(random, made[from]!.columns) };
  },
  columns: ({ keys }, [input]) => checkOrder(keys, input!),
  rows: same,
  program: ({ keys }, [input]) => `${input}.orderBy(${programOrder(keys)})`,
  duckdb: ({ keys }, [input]) => `SELECT * FROM ${input!.name} ORDER BY ${sqlOrder(keys, input!.columns)}`,
  order: ({ keys }) => keys,
};

/** Rows by one column, the skewed key rather than another: those that tie come in any order. */
export const sortByOne: StepKind<Sort> = {
  choose({ random, made, input }) {
    const from = input()!;
    const { columns } = made[from]!;
    const skewed = columns.filter((c) => c.name.endsWith("_k"));
    const { name } = random.pick(skewed.length > 0 ? skewed : columns);
    return { kind: "sortByOne", inputs: [from], keys: [{ name, way: random.pick(orderWays) }] };
  },
  columns({ keys }, [input]) {
    if (!input!.some(({ name }) => name === keys[0]!.name)) throw new Meaningless("another column");
    return input!;
  },
  rows: same,
  program: ({ keys }, [input]) => `${input}.orderBy(${programOrder(keys)})`,
  duckdb: (_, [input]) => `SELECT * FROM ${input!.name}`,
};

interface Top extends Sort {
  readonly limit?: number | undefined;
  readonly offset: number;
}

/** Some rows of a total order. */
export const top: StepKind<Top> = {
  choose({ random, made, input }) {
    const from = input()!;
    const [limit, offset] = random.pick([
      [random.pick([0, 1, 5, 20, 100]), 0],
      [random.pick([0, 1, 5, 20, 100]), 0],
      [random.pick([1, 10]), random.pick([1, 7])],
      [undefined, random.pick([1, 7, 50])],
    ] as const);
    return { kind: "top", inputs: [from], keys: randomOrder(random, made[from]!.columns), limit, offset };
  },
  columns: ({ keys }, [input]) => checkOrder(keys, input!),
  rows: ({ limit }, [rows]) => Math.min(rows!, limit ?? rows!),
  program({ keys, limit, offset }, [input]) {
    const skipped = offset > 0 ? `.offset(${offset})` : "";
    return `${input}.orderBy(${programOrder(keys)})${skipped}${limit === undefined ? "" : `.limit(${limit})`}`;
  },
  duckdb: ({ keys, limit, offset }, [input]) =>
    `SELECT * FROM ${input!.name} ORDER BY ${sqlOrder(keys, input!.columns)}${limit === undefined ? "" : ` LIMIT ${limit}`} OFFSET ${offset}`,
  order: ({ keys }) => keys,
};
