import { Meaningless } from "../expression.ts";
import { either, isSame, sqlName } from "../types.ts";
import { same } from "./rows.ts";
import type { Step, StepKind } from "./step.ts";

const methods = {
  union: "UNION ALL",
  intersect: "INTERSECT",
  intersectAll: "INTERSECT ALL",
  subtract: "EXCEPT",
  exceptAll: "EXCEPT ALL",
} as const;

interface SetOperation extends Step {
  readonly method: keyof typeof methods;
}

/** Two frames of like columns, as one. */
export const setOperation: StepKind<SetOperation> = {
  choose({ random, made, input }) {
    const left = input()!;
    const { columns } = made[left]!;
    const right = input((m) => m.columns.length === columns.length && m.columns.every((c, i) => isSame(c.type, columns[i]!.type)))!;
    return { kind: "setOperation", inputs: [left, right], method: random.pick(Object.keys(methods) as (keyof typeof methods)[]) };
  },
  columns(_, [left, right]) {
    if (left!.length !== right!.length) throw new Meaningless("other columns");
    return left!.map(({ name, type }, i) => {
      if (!isSame(type, right![i]!.type)) throw new Meaningless("other types");
      return { name, type: either(type, right![i]!.type) };
    });
  },
  rows: ({ method }, [left, right]) => (method === "union" ? left! + right! : left!),
  program: ({ method }, [left, right]) => `${left}.${method}(${right})`,
  duckdb: ({ method }, [left, right]) => `SELECT * FROM ${left!.name} ${methods[method]} SELECT * FROM ${right!.name}`,
};

interface Distinct extends Step {
  /** By which rows are told apart; all of them where there is none. Others are left out. */
  readonly names: readonly string[];
}

/** One of the rows that are alike. */
export const distinct: StepKind<Distinct> = {
  choose({ random, made, input }) {
    const from = input()!;
    return { kind: "distinct", inputs: [from], names: random.chance(0.5) ? [] : random.some(made[from]!.columns, 1).map((c) => c.name) };
  },
  columns({ names }, [input]) {
    if (names.length === 0) return input!;
    return names.map((name) => {
      const found = input!.find((c) => c.name === name);
      if (!found) throw new Meaningless(name);
      return found;
    });
  },
  rows: same,
  program({ names }, [input]) {
    if (names.length === 0) return `${input}.distinct()`;
    const list = names.map((name) => JSON.stringify(name)).join(", ");
    return `${input}.dropDuplicates(${list}).select(${list})`;
  },
  duckdb: ({ names }, [input]) => `SELECT DISTINCT ${names.length === 0 ? "*" : names.map(sqlName).join(", ")} FROM ${input!.name}`,
};
