import { arrayType, simpleTypes } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { aggregate, plain } from "./rules.ts";
import type { AggregateFunction, FunctionTable, TypeRule } from "../definition.ts";
import { elementType } from "../collection/nested-types.ts";
import { always, ofArgument } from "../rules.ts";

/** The first or last row's value; with a second argument `true`, of those that are not null. */
const edge = (name: "first" | "last"): AggregateFunction =>
  aggregate({
    arity: [1, 2],
    inputs: ["any", "boolean"],
    constants: { 1: "any" },
    type: ofArgument(0),
    calls: ([a, nulls]) => [`${name}(${a})${nulls === "true" ? ` FILTER (WHERE ${a} IS NOT NULL)` : ""}`],
    windowCalls: ([a, nulls]) => [`${name}_value(${a}${nulls === "true" ? " IGNORE NULLS" : ""})`],
    orderDependent: true,
    ignoresNulls: 1,
    leftOutBy: "none",
    doc: `The ${name} value; which that is depends on the order of rows.`,
  });

/** The value of the row where another one is greatest or least. */
const by = (name: string, doc: string): AggregateFunction =>
  aggregate({
    arity: [2, 2],
    inputs: "any",
    type: ofArgument(0),
    calls: plain(name),
    // Of a value that DuckDB works out to be null it forgets the type.
    value: ([value], result) => `CAST(${value} AS ${duckdbType(result)})`,
    orderDependent: true,
    leftOutBy: 1,
    doc,
  });

const listOfFirst: TypeRule = ([element = simpleTypes.null]) => arrayType(element, false);
const values = (a: string): string => `list(${a}) FILTER (WHERE ${a.replace(/^DISTINCT /, "")} IS NOT NULL)`;
const distinctValues = (a: string): string => values(`DISTINCT ${a.replace(/^DISTINCT /, "")}`);

const first = edge("first");
const last = edge("last");
const list = aggregate({
  inputs: "any",
  type: listOfFirst,
  calls: ([a]) => [values(a!)],
  value: ([all], result) => `coalesce(${all}, CAST([] AS ${duckdbType(result)}))`,
  neverNull: true,
  orderDependent: true,
  doc: "An array of the values, nulls left out; their order is the rows'.",
});

/** Behind texts and separator come, in pairs, what to order by and how. */
function joined([texts, separator = "''", ...order]: readonly string[]): string {
  const keys = order.flatMap((key, i) => (i % 2 === 0 ? `${key} ${order[i + 1]!.slice(1, -1)}` : []));
  return `string_agg(${texts}, ${separator}${keys.length > 0 ? ` ORDER BY ${keys.join(", ")}` : ""})`;
}
const text = aggregate({
  arity: [1, 2],
  inputs: {
    takes: "texts and a separator",
    to: ([, ...rest]) => [simpleTypes.string, ...rest.map((type, i) => (i === 0 ? simpleTypes.string : type))],
  },
  constants: { 1: "any" },
  type: always("string"),
  calls: (args) => [joined(args)],
  orderDependent: true,
  withinGroup: "order",
  doc: "The texts in a row with a separator between, nulls left out; their order is the rows'.",
});

/** Aggregates that choose or collect values. */
export const choosing: FunctionTable = {
  first,
  first_value: first,
  any_value: first,
  last,
  last_value: last,
  max_by: by("arg_max_null", "The value of the row where the second argument is greatest."),
  min_by: by("arg_min_null", "The value of the row where the second argument is least."),
  mode: aggregate({
    inputs: "any",
    type: ofArgument(0),
    calls: plain("mode"),
    orderDependent: true,
    withinGroup: "ascending",
    doc: "The most frequent value; of several any one.",
  }),
  collect_list: list,
  array_agg: list,
  collect_set: aggregate({
    inputs: "any",
    type: listOfFirst,
    calls: ([a]) => [distinctValues(a!)],
    value: ([all], result) => `coalesce(${all}, CAST([] AS ${duckdbType(result)}))`,
    state: ([a], _types, result) => ({
      columns: [{ type: result, make: distinctValues(a!), merge: (column) => `list_distinct(flatten(list(${column})))` }],
      finish: ([all]) => `coalesce(${all}, CAST([] AS ${duckdbType(result)}))`,
    }),
    neverNull: true,
    orderDependent: true,
    doc: "An array of the distinct values, nulls left out, in any order.",
  }),
  collect_union: aggregate({
    inputs: { takes: "an array", to: ([type]) => (type?.kind === "array" ? [type] : undefined) },
    type: ([type]) => arrayType(elementType([type!]), false),
    calls: ([a]) => [`list(${a}) FILTER (WHERE ${a} IS NOT NULL)`],
    value: ([all], result) => `coalesce(list_distinct(flatten(${all})), CAST([] AS ${duckdbType(result)}))`,
    neverNull: true,
    orderDependent: true,
    doc: "An array of the distinct elements of all arrays, nulls left out, in any order.",
  }),
  listagg: text,
  string_agg: text,
};
