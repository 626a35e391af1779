import type { DataType } from "../../types/data-type.ts";
import type { AggregateFunction, CallsSql } from "../definition.ts";

type Parts = Pick<AggregateFunction, "inputs" | "type" | "calls" | "doc"> & Partial<AggregateFunction>;
export const aggregate = (parts: Parts): AggregateFunction => ({ kind: "aggregate", arity: [1, 1], ...parts });

/** DuckDB's aggregate of the same meaning. */
export const plain =
  (name: string): CallsSql =>
  (args) => [`${name}(${args.join(", ")})`];

/** A row whose state is one column, merged by the function that made it. */
export function selfMerging(parts: Parts): AggregateFunction {
  const value = parts.value ?? (([call]) => call!);
  const sql = (args: readonly string[], types: readonly DataType[], result: DataType): string =>
    value(parts.calls(args, types, result), result, types);
  return aggregate({
    ...parts,
    state: (args, types, result) => ({
      columns: [{ type: result, make: sql(args, types, result), merge: (column) => sql([column], [result], result) }],
      finish: ([merged]) => merged!,
    }),
  });
}
