import { commonType, isNumeric } from "../types/coercion.ts";
import { type DataType, simpleTypes } from "../types/data-type.ts";
import type { Conversion, FunctionTable, ScalarFunction } from "./definition.ts";
import { nestedOrder } from "./collection/nested-order.ts";
import { once } from "./once.ts";
import { comparable } from "./collection/nested-types.ts";
import { typeText } from "../types/ddl.ts";
import { duckdbType, sqlString } from "../types/duckdb-type.ts";
import { always, common, infix, named, ofArgument, scalar } from "./rules.ts";

const many: [number, number] = [1, Number.POSITIVE_INFINITY];

/** Whether argument `index` of `count` is a value, not a condition. */
export function isBranchValue(index: number, count: number): boolean {
  return index % 2 === 1 || (index === count - 1 && count % 2 === 1);
}

const ifnull = scalar(2, "same", common, named("coalesce"), "The second argument where the first is null.", {
  nullable: (args) => args.every(Boolean),
  values: { oneOf: () => true },
});

/** Values of one type, where text stays text. */
const alike: Conversion = {
  takes: "values of one type",
  to: (types) => {
    const type = types.reduce<DataType | undefined>((a, b) => a && comparable(a, b), simpleTypes.null);
    return type && types.map(() => type);
  },
};

/** DuckDB's choice, and for nested values one by the order that they have in Spark. */
const chosen =
  (name: "greatest" | "least", order: ">=" | "<="): ScalarFunction["sql"] =>
  (args, _types, result) => {
    if (result.kind !== "array" && result.kind !== "struct") return named(name)(args);
    const before = (a: string, b: string): string => `${nestedOrder(a, result)} ${order} ${nestedOrder(b, result)}`;
    return args.reduce((best, next) =>
      once(
        best,
        (a) =>
          once(
            next,
            (b) => `CASE WHEN ${a} IS NULL THEN ${b} WHEN ${b} IS NULL THEN ${a} WHEN ${before(a, b)} THEN ${a} ELSE ${b} END`,
            "next",
          ),
        "best",
      ),
    );
  };

/** Numbers as they are: whichever comes out is the first. */
const comparedWithFirst: Conversion = {
  takes: "two values of one type",
  to: ([a, b]) => {
    if (isNumeric(a!) && isNumeric(b!)) return [a!, b!];
    const type = commonType(a!, b!);
    return type && [type, type];
  },
};

/** Branches and nulls. `when` takes condition, value pairs and an optional last default, as Spark Connect sends it. */
export const conditional: FunctionTable = {
  when: scalar(
    [2, Number.POSITIVE_INFINITY],
    "branches",
    (args) => common(args.filter((_, i) => isBranchValue(i, args.length))),
    (args) => {
      const branches = [];
      for (let i = 0; i + 1 < args.length; i += 2) branches.push(`WHEN ${args[i]} THEN ${args[i + 1]}`);
      return `CASE ${branches.join(" ")}${args.length % 2 === 1 ? ` ELSE ${args.at(-1)}` : ""} END`;
    },
    "The value of the first condition that is true, else the default, else null.",
    {
      nullable: (args) => args.length % 2 === 0 || args.some((yes, i) => yes && isBranchValue(i, args.length)),
      values: { oneOf: isBranchValue },
    },
  ),
  if: scalar(
    3,
    "branches",
    (args) => common(args.slice(1)),
    ([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`,
    "One of two values.",
    { nullable: ([, a, b]) => a! || b!, values: { oneOf: isBranchValue } },
  ),
  coalesce: scalar(many, "same", common, named("coalesce"), "The first argument that is not null.", {
    nullable: (args) => args.every(Boolean),
    values: { oneOf: () => true },
  }),
  ifnull,
  nvl: ifnull,
  nvl2: scalar(
    3,
    "any",
    (args) => common(args.slice(1)),
    ([a, b, c], _types, result) =>
      `CASE WHEN ${a} IS NOT NULL THEN CAST(${b} AS ${duckdbType(result)}) ELSE CAST(${c} AS ${duckdbType(result)}) END`,
    "The second argument where the first is not null, else the third.",
    { nullable: ([, b, c]) => b! || c! },
  ),
  nullifzero: scalar(1, ["numeric"], ofArgument(0), ([a]) => `nullif(${a}, 0)`, "Null for zero, else the number.", { mayBeNull: true }),
  zeroifnull: scalar(1, ["numeric"], ofArgument(0), ([a]) => `coalesce(${a}, 0)`, "Zero for null, else the number.", { neverNull: true }),
  equal_null: scalar(2, "same", always("boolean"), infix("IS NOT DISTINCT FROM"), "Equal, where null equals null.", { neverNull: true }),
  assert_true: scalar(
    [1, 2],
    ["boolean", "string"],
    always("null"),
    ([a, message = "'the condition is not true'"]) => `CASE WHEN ${a} THEN NULL ELSE error('[USER_RAISED_EXCEPTION] ' || ${message}) END`,
    "Null where the condition is true, an error where not.",
    { mayBeNull: true, deterministic: false },
  ),
  raise_error: scalar(1, ["string"], always("null"), ([a]) => `error('[USER_RAISED_EXCEPTION] ' || ${a})`, "An error with a message.", {
    mayBeNull: true,
    deterministic: false,
  }),
  typeof: scalar(
    1,
    "any",
    always("string"),
    (_args, [type = simpleTypes.null]) => sqlString(typeText(type)),
    "The name of the value's type.",
    {
      neverNull: true,
    },
  ),
  nullif: scalar(2, comparedWithFirst, ofArgument(0), named("nullif"), "Null where both are equal, else the first.", { mayBeNull: true }),
  isNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NULL)`, "Whether the value is null.", { neverNull: true }),
  isNotNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NOT NULL)`, "Whether the value is not null.", { neverNull: true }),
  isNaN: scalar(1, ["double"], always("boolean"), ([a]) => `coalesce(isnan(${a}), false)`, "Whether the value is NaN; false for null.", {
    neverNull: true,
  }),
  greatest: scalar([2, Number.POSITIVE_INFINITY], alike, common, chosen("greatest", ">="), "The greatest argument, nulls left out.", {
    nullable: (args) => args.every(Boolean),
  }),
  least: scalar([2, Number.POSITIVE_INFINITY], alike, common, chosen("least", "<="), "The least argument, nulls left out.", {
    nullable: (args) => args.every(Boolean),
  }),
};
