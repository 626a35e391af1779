import { check, columnOf, duckdbText, type Expression, Meaningless, programName, programText } from "../expression.ts";
import { randomCondition, randomExpression } from "../random-expression.ts";
import type { Random } from "../random.ts";
import { boolean, type Column, isComparable, isSame, sqlName } from "../types.ts";
import { literalOf } from "../values.ts";
import type { Step, StepKind } from "./step.ts";

export interface Named {
  readonly name: string;
  readonly value: Expression;
}

export const isAny = (): boolean => true;
export const same = (_: Step, [rows]: readonly number[]): number => rows!;

interface Select extends Step {
  readonly items: readonly Named[];
}

/** Columns and expressions under new names. */
export const select: StepKind<Select> = {
  choose({ random, made, input, fresh }) {
    const from = input()!;
    const { columns } = made[from]!;
    const kept = random.some(columns, 1).map((c): Named => ({ name: c.name, value: { kind: "column", ...c } }));
    const computed = Array.from({ length: random.below(3) }, () => randomExpression(random, columns, isAny));
    const items = [...kept, ...computed.flatMap((value): Named[] => (value ? [{ name: fresh(), value }] : []))];
    return { kind: "select", inputs: [from], items: random.shuffled(items) };
  },
  columns(step, [input]) {
    if (step.items.length === 0) throw new Meaningless("no columns");
    for (const { value } of step.items) check(value, input!);
    return step.items.map(({ name, value }) => ({ name, type: value.type }));
  },
  rows: same,
  program: ({ items }, [input]) =>
    `${input}.select(${items.map(({ name, value }) => `${programText(value)}.alias(${JSON.stringify(name)})`).join(", ")})`,
  duckdb: ({ items }, [input]) =>
    `SELECT ${items.map(({ name, value }) => `${duckdbText(value)} AS ${sqlName(name)}`).join(", ")} FROM ${input!.name}`,
};

interface WithColumn extends Step, Named {}

/** One more column, or another in the place of one. */
export const withColumn: StepKind<WithColumn> = {
  choose({ random, made, input, fresh }) {
    const from = input()!;
    const { columns } = made[from]!;
    // Constants are told from columns in many places: as keys, as orders.
    const constant = random.chance(0.25) ? literalOf(random, isAny) : undefined;
    const value: Expression | undefined = constant ? { kind: "literal", ...constant } : randomExpression(random, columns, isAny);
    return value && { kind: "withColumn", inputs: [from], name: random.chance(0.2) ? random.pick(columns).name : fresh(), value };
  },
  columns({ name, value }, [input]) {
    check(value, input!);
    const at = input!.findIndex((c) => c.name === name);
    const column: Column = { name, type: value.type };
    return at < 0 ? [...input!, column] : input!.with(at, column);
  },
  rows: same,
  program: ({ name, value }, [input]) => `${input}.withColumn(${JSON.stringify(name)}, ${programText(value)})`,
  duckdb({ name, value }, [input]) {
    const text = `${duckdbText(value)} AS ${sqlName(name)}`;
    return input!.columns.some((c) => c.name === name)
      ? `SELECT * REPLACE (${text}) FROM ${input!.name}`
      : `SELECT *, ${text} FROM ${input!.name}`;
  },
};

interface Filter extends Step {
  readonly condition: Expression;
  /** Whether few rows are left, as a rule. */
  readonly strict?: boolean | undefined;
}

export const filter: StepKind<Filter> = {
  choose({ random, made, input }) {
    const from = input()!;
    const { columns } = made[from]!;
    const strict = random.chance(0.5) ? strictTest(random, columns) : undefined;
    if (strict) return { kind: "filter", inputs: [from], condition: strict, strict: true };
    return {
      kind: "filter",
      inputs: [from],
      condition: random.chance(0.4) ? plainTest(random, columns) : randomCondition(random, columns),
    };
  },
  columns({ condition }, [input]) {
    check(condition, input!);
    return input!;
  },
  rows: ({ strict }, [rows]) => (strict ? rows! / 8 : rows!),
  keepsOrder: true,
  program: ({ condition }, [input]) => `${input}.filter(${programText(condition)})`,
  duckdb: ({ condition }, [input]) => `SELECT * FROM ${input!.name} WHERE ${duckdbText(condition)}`,
};

/** One of the numbers of a key, or the least of those that are all different. */
function strictTest(random: Random, columns: readonly Column[]): Expression | undefined {
  const keys = columns.filter((c) => /_(id|k)$/.test(c.name) && "bound" in c.type);
  if (keys.length === 0) return undefined;
  const column = random.pick(keys);
  const value: Expression = { kind: "literal", value: String(random.below(20)), type: column.type };
  return { kind: "call", operator: column.name.endsWith("_k") ? "=" : "<", args: [columnOf(column), value], type: boolean };
}

/** A column against a constant: what files and row groups can be left out by. */
function plainTest(random: Random, columns: readonly Column[]): Expression {
  const column = random.pick(columns);
  const literal = literalOf(random, (type) => isSame(type, column.type));
  if (!literal) return { kind: "call", operator: "isNotNull", args: [columnOf(column)], type: boolean };
  const operator = random.pick(isComparable(column.type) ? ["=", "<", "<=", ">", ">=", "<>", "<=>"] : ["=", "<=>"]);
  return { kind: "call", operator, args: [columnOf(column), { kind: "literal", ...literal }], type: boolean };
}

interface Kept extends Step {
  /** The method that gives the same rows. */
  readonly call: string;
}

/** What changes where rows lie, and nothing else. */
export const kept: StepKind<Kept> = {
  choose({ random, made, input }) {
    const from = input()!;
    const name = JSON.stringify(programName(random.pick(made[from]!.columns).name));
    const calls = [
      `repartition(${random.pick([1, 2, 3, 5, 7])})`,
      `repartition(${random.pick([2, 3, 5])}, ${name})`,
      `repartition(${name})`,
      `coalesce(${random.pick([1, 2])})`,
      `repartitionByRange(${random.pick([2, 3])}, ${name})`,
      'hint("broadcast")',
      "cache()",
      "sample(1, 7)",
      "limit(1000000)",
    ];
    return { kind: "kept", inputs: [from], call: random.pick(calls) };
  },
  columns({ call }, [input]) {
    const name = /"`?(.*?)`?"\)$/.exec(call)?.[1];
    if (name !== undefined && !call.startsWith("hint") && !input!.some((c) => c.name === name)) throw new Meaningless(name);
    return input!;
  },
  rows: same,
  program: ({ call }, [input]) => `${input}.${call}`,
  duckdb: (_, [input]) => `SELECT * FROM ${input!.name}`,
};

interface Divided extends Step {
  /** `sample` or `randomSplit`, with a seed. */
  readonly by: "sample" | "randomSplit";
  readonly seed: number;
}

/** Rows dealt out by chance and put together again: whichever they were, they are all there. */
export const divided: StepKind<Divided> = {
  choose: ({ random, input }) => ({
    kind: "divided",
    inputs: [input()!],
    by: random.pick(["sample", "randomSplit"]),
    seed: random.below(1000),
  }),
  columns: (_, [input]) => input!,
  rows: same,
  program: ({ by, seed }, [input]) =>
    by === "sample"
      ? `((part: any) => ${input}.exceptAll(part).union(part))(${input}.sample(0.4, ${seed}))`
      : `${input}.randomSplit([1, 2], ${seed}).reduce((all: any, part: any) => all.union(part))`,
  duckdb: (_, [input]) => `SELECT * FROM ${input!.name}`,
};
