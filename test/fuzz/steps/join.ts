import { check, columnOf, duckdbText, type Expression, Meaningless, programText } from "../expression.ts";
import { randomCondition } from "../random-expression.ts";
import { boolean, type Column, either, isComparable, isSame, sqlName } from "../types.ts";
import type { Choosing, Source, Step, StepKind } from "./step.ts";

const types = ["inner", "left", "right", "full", "semi", "anti"] as const;

interface Join extends Step {
  readonly how: (typeof types)[number] | "cross";
  /** Columns of the same name on both sides, by which rows meet. */
  readonly on: readonly string[];
  /** Or a condition, where no two columns have one name. */
  readonly condition?: Expression | undefined;
  /** New names of the right side's columns, in their order: those of `on`, and others that the left side does not have. */
  readonly renamed: readonly string[];
}

/** Joins by names or by a condition; the right side is first given names of its own. */
export const join: StepKind<Join> = {
  choose(choosing) {
    const { random, made, fresh } = choosing;
    const [left, right] = randomSides(choosing);
    const [a, b] = [made[left]!, made[right]!];
    const small = a.rows * 2 < b.rows ? "left" : b.rows * 2 < a.rows ? "right" : undefined;
    const how = random.pick(small && random.chance(0.4) ? keeping[small] : ([...types, "inner", "left"] as const));
    const pairs = a.columns.flatMap((l) =>
      b.columns.flatMap((r) => (isSame(l.type, r.type) && (isComparable(l.type) || random.chance(0.2)) ? [{ l: l.name, r: r.name }] : [])),
    );
    const renamed = b.columns.map(() => fresh());
    const at = new Map(b.columns.map((c, i) => [c.name, i]));
    const inputs = [left, right];
    const style = random.below(10);
    if (style < 6 && pairs.length > 0) {
      const on: string[] = [];
      // Columns that serve as keys have few values, and heavy ones.
      const keys = pairs.filter((pair) => pair.l.endsWith("_k") && pair.r.endsWith("_k"));
      for (const { l, r } of random
        .shuffled(keys.length > 0 && random.chance(0.85) ? keys : pairs)
        .slice(0, random.pick([1, 1, 1, 2, 3]))) {
        const i = at.get(r)!;
        if (on.includes(l) || on.includes(renamed[i]!)) continue;
        renamed[i] = l;
        on.push(l);
      }
      return { kind: "join", inputs, how, on, renamed };
    }
    if (a.rows * b.rows > 20_000) return undefined;
    if (style === 9) return { kind: "join", inputs, how: "cross", on: [], renamed };
    const rightColumns = b.columns.map((c, i) => ({ ...c, name: renamed[i]! }));
    const both = [...a.columns, ...rightColumns];
    const pair = pairs.length > 0 && random.chance(0.8) ? random.pick(pairs) : undefined;
    const numbers = [a.columns, rightColumns].map((side) =>
      side.filter((c) => numeric.includes(c.type.kind) && (c.type.kind !== "decimal" || c.type.scale < 10)),
    );
    const mixed = numbers.every((side) => side.length > 0) && random.chance(0.3);
    const equal: Expression | undefined = mixed
      ? { kind: "call", operator: random.pick(["=", "=", "<=>"]), args: numbers.map((side) => columnOf(random.pick(side))), type: boolean }
      : pair && {
          kind: "call",
          operator: random.pick(isComparable(typeOf(a.columns, pair.l)) ? ["=", "=", "<=>", "<", ">="] : ["=", "<=>"]),
          args: [
            { kind: "column", ...a.columns.find((c) => c.name === pair.l)! },
            { kind: "column", name: renamed[at.get(pair.r)!]!, type: b.columns[at.get(pair.r)!]!.type },
          ],
          type: { kind: "boolean" },
        };
    if (equal && (how === "anti" || how === "semi") && random.chance(0.4)) {
      // As NOT IN has it: what may be equal to nobody knows what is no partner.
      const unknown: Expression = { kind: "call", operator: "isNull", args: [equal], type: boolean };
      return {
        kind: "join",
        inputs,
        how,
        on: [],
        condition: { kind: "call", operator: "or", args: [equal, unknown], type: boolean },
        renamed,
      };
    }
    const other = random.chance(0.5) ? randomCondition(random, both) : undefined;
    const condition: Expression =
      equal && other
        ? { kind: "call", operator: "and", args: [equal, other], type: { kind: "boolean" } }
        : (equal ?? other ?? randomCondition(random, both));
    return { kind: "join", inputs, how, on: [], condition, renamed };
  },
  columns({ how, on, condition, renamed }, [left, right]) {
    if (renamed.length !== right!.length) throw new Meaningless("other columns");
    const other = right!.map((c, i): Column => ({ ...c, name: renamed[i]! }));
    for (const name of on) {
      const [l, r] = [left!, other].map((side) => side.find((c) => c.name === name));
      if (!l || !r || !isSame(l.type, r.type)) throw new Meaningless(name);
    }
    if (left!.some((l) => !on.includes(l.name) && renamed.includes(l.name))) throw new Meaningless("two columns of a name");
    if (how !== "cross" && on.length === 0 && !condition) throw new Meaningless("no condition");
    if (condition) check(condition, [...left!, ...other]);
    if (how === "semi" || how === "anti") return keysFirst(left!, on);
    const keys = on.map((name): Column => ({ name, type: either(typeOf(left!, name), typeOf(other, name)) }));
    return [...keys, ...left!.filter((c) => !on.includes(c.name)), ...other.filter((c) => !on.includes(c.name))];
  },
  rows({ how, on }, [left, right]) {
    if (how === "semi" || how === "anti") return left!;
    return on.length > 0 ? left! + right! + (left! * right!) / 8 : left! * right! + left! + right!;
  },
  program({ how, on, condition, renamed }, [left, right]) {
    const other = `${right}.toDF(${renamed.map((name) => JSON.stringify(name)).join(", ")})`;
    if (how === "cross") return `${left}.crossJoin(${other})`;
    return `${left}.join(${other}, ${condition ? programText(condition) : JSON.stringify(on)}, ${JSON.stringify(how)})`;
  },
  duckdb: joinSql,
};

/** Joins that keep rows of a side. */
const keeping = { left: ["left", "semi", "anti"], right: ["right"] } as const;

/** Any two frames; as often a few rows and many, of which a cluster makes more. */
function randomSides({ random, input, made }: Choosing): readonly [left: number, right: number] {
  if (random.chance(0.3)) return [input()!, input()!];
  const few = input(({ rows }) => rows <= 130) ?? input()!;
  const many = made[0]!.rows >= 100 && random.chance(0.5) ? 0 : (input(({ rows }) => rows >= 100) ?? input()!);
  return random.chance(0.5) ? [few, many] : [many, few];
}

/** Kinds that are compared with each other. */
const numeric: readonly string[] = ["int", "bigint", "double", "decimal"];

/** Columns of one side, those by which rows meet before the others. */
function keysFirst(columns: readonly Column[], on: readonly string[]): readonly Column[] {
  return [...on.map((name) => columns.find((c) => c.name === name)!), ...columns.filter((c) => !on.includes(c.name))];
}

const typeOf = (columns: readonly Column[], name: string): Column["type"] => columns.find((c) => c.name === name)!.type;

const words = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  semi: "SEMI JOIN",
  anti: "ANTI JOIN",
  cross: "CROSS JOIN",
};

function joinSql({ how, on, condition, renamed }: Join, [left, right]: readonly Source[]): string {
  const inner = new Map(renamed.map((name, i) => [name, on.includes(name) ? `right ${i}` : name]));
  const other = `(SELECT ${right!.columns.map((c, i) => `${sqlName(c.name)} AS ${sqlName(inner.get(renamed[i]!)!)}`).join(", ")} FROM ${right!.name}) r`;
  const key = (name: string): string => sqlName(inner.get(name)!);
  const met = condition ? duckdbText(condition) : on.map((name) => `l.${sqlName(name)} = r.${key(name)}`).join(" AND ");
  const from = `FROM ${left!.name} l ${words[how]} ${other}${how === "cross" ? "" : ` ON ${met}`}`;
  if (how === "semi" || how === "anti")
    return `SELECT ${keysFirst(left!.columns, on)
      .map((c) => sqlName(c.name))
      .join(", ")} ${from}`;
  const kept = { full: (name: string) => `coalesce(l.${sqlName(name)}, r.${key(name)})`, right: (name: string) => `r.${key(name)}` };
  const keys = on.map((name) => `${how === "full" || how === "right" ? kept[how](name) : `l.${sqlName(name)}`} AS ${sqlName(name)}`);
  const others = [
    ...left!.columns.filter((c) => !on.includes(c.name)).map((c) => `l.${sqlName(c.name)}`),
    ...renamed.filter((name) => !on.includes(name)).map((name) => `r.${sqlName(name)}`),
  ];
  return `SELECT ${[...keys, ...others].join(", ")} ${from}`;
}
