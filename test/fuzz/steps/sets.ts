import { Meaningless, programName } from "../expression.ts";
import { either, isSame, sqlName } from "../types.ts";
import { same } from "./rows.ts";
import type { Step, StepKind } from "./step.ts";

const methods = {
  union: "UNION ALL",
  unionByName: "UNION ALL",
  intersect: "INTERSECT",
  intersectAll: "INTERSECT ALL",
  subtract: "EXCEPT",
  exceptAll: "EXCEPT ALL",
} as const;

interface SetOperation extends Step {
  readonly method: keyof typeof methods;
  /** Of `unionByName`: the names of the left side's columns. */
  readonly names?: readonly string[] | undefined;
}

/** Two frames of like columns, as one. */
export const setOperation: StepKind<SetOperation> = {
  choose({ random, made, input }) {
    const left = input()!;
    const { columns } = made[left]!;
    const right = input((m) => m.columns.length === columns.length && m.columns.every((c, i) => isSame(c.type, columns[i]!.type)))!;
    const method = random.pick(Object.keys(methods) as (keyof typeof methods)[]);
    return { kind: "setOperation", inputs: [left, right], method, ...(method === "unionByName" && { names: columns.map((c) => c.name) }) };
  },
  columns({ names }, [left, right]) {
    if (names && names.join("\0") !== left!.map((c) => c.name).join("\0")) throw new Meaningless("other names");
    if (left!.length !== right!.length) throw new Meaningless("other columns");
    return left!.map(({ name, type }, i) => {
      if (!isSame(type, right![i]!.type)) throw new Meaningless("other types");
      return { name, type: either(type, right![i]!.type) };
    });
  },
  rows: ({ method }, [left, right]) => (methods[method] === "UNION ALL" ? left! + right! : left!),
  // By name, the right side has the left's names, the other way round.
  program({ method, names }, [left, right]) {
    if (!names) return `${left}.${method}(${right})`;
    const turned = names.toReversed().map((name) => `col(${JSON.stringify(programName(name))})`);
    return `${left}.${method}(${right}.toDF(${names.map((name) => JSON.stringify(name)).join(", ")}).select(${turned.join(", ")}))`;
  },
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
