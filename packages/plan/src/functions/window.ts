import { simpleTypes } from "../types/data-type.ts";
import type { FunctionTable, WindowFunction } from "./definition.ts";
import { always, ofArgument } from "./rules.ts";

type Parts = Pick<WindowFunction, "calls" | "type" | "doc"> & Partial<WindowFunction>;
const window = (parts: Parts): WindowFunction => ({ kind: "window", arity: [0, 0], inputs: "any", ...parts });

/** A place in the order, as int. */
const place = (name: string, frame: "rows" | "range", doc: string, more: Partial<WindowFunction> = {}): WindowFunction =>
  window({
    type: always("integer"),
    calls: (args) => [`${name}(${args.join(", ")})`],
    value: ([n]) => `CAST(${n} AS INTEGER)`,
    frame,
    neverNull: true,
    doc,
    ...more,
  });

/** A place in the order, as part of the whole. */
const share = (name: string, frame: "rows" | "range", doc: string): WindowFunction =>
  window({ type: always("double"), calls: () => [`${name}()`], frame, byOrderAlone: true, neverNull: true, doc });

const ignoring = (nulls: string | undefined): string => (nulls === "true" ? " IGNORE NULLS" : "");

/** The value some rows away: column, offset, the value where there is no such row, and whether rows with null do not count. */
const away = (name: string, doc: string): WindowFunction =>
  window({
    arity: [1, 4],
    inputs: ["any", "integer", "first", "boolean"],
    constants: { 1: "any", 3: "any" },
    type: ofArgument(0),
    calls: ([value, offset = "1", fallback, nulls]) => [
      `${name}(${[value, offset, ...(fallback === undefined ? [] : [fallback])].join(", ")}${ignoring(nulls)})`,
    ],
    frame: "none",
    ignoresNulls: 3,
    nullable: ([value, , fallback = true]) => value! || fallback,
    doc,
  });

/** Functions that stand only over a window with an order. */
export const windowFunctions: FunctionTable = {
  row_number: place("row_number", "rows", "Number of the row in its partition, from 1."),
  rank: place("rank", "rows", "Place of the row, from 1; equals share one, and leave a gap behind.", { byOrderAlone: true }),
  dense_rank: place("dense_rank", "rows", "Place of the row, from 1; equals share one, without gaps.", { byOrderAlone: true }),
  ntile: place("ntile", "rows", "Which of n groups of even size the row falls into, from 1.", {
    arity: [0, 1],
    inputs: ["integer"],
    constants: { 0: "positive" },
    calls: ([n = "1"]) => [`ntile(${n})`],
  }),
  percent_rank: share("percent_rank", "rows", "(rank - 1) / (rows - 1)."),
  cume_dist: share("cume_dist", "range", "The part of the rows that come up to this one, its equals included."),
  lag: away("lag", "The value so many rows before this one."),
  lead: away("lead", "The value so many rows after this one."),
  nth_value: window({
    arity: [2, 3],
    inputs: ["any", "integer", "boolean"],
    constants: { 1: "positive", 2: "any" },
    type: ([value = simpleTypes.null]) => value,
    calls: ([value, n, nulls]) => [`nth_value(${value}, ${n}${ignoring(nulls)})`],
    ignoresNulls: 2,
    doc: "The value of the n-th row of the frame; null while the frame has fewer.",
  }),
};
