import type { AggregateFunction, FunctionTable } from "../definition.ts";
import { always } from "../rules.ts";

/** Which grouping set a row belongs to. */
const indicator = (parts: Pick<AggregateFunction, "arity" | "type" | "doc">, name: string): AggregateFunction => ({
  kind: "aggregate",
  inputs: "any",
  calls: (args) => [`${name}(${args.join(", ")})`],
  neverNull: true,
  leftOutBy: "none",
  ofGroupingSet: true,
  ...parts,
});

export const grouping: FunctionTable = {
  grouping: indicator(
    { arity: [1, 1], type: always("byte"), doc: "1 where the column is left out of the row's grouping set, else 0." },
    "grouping",
  ),
  grouping_id: indicator(
    {
      arity: [0, Number.POSITIVE_INFINITY],
      type: always("long"),
      doc: "The bits of grouping() of all columns grouped by, the first the highest.",
    },
    "grouping_id",
  ),
};
