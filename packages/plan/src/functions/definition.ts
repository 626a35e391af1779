import type { LiteralValue } from "../expressions/expression.ts";
import type { DataType, SimpleTypeName } from "../types/data-type.ts";

/**
 * What arguments are converted to before the call: nothing, one common type, or a type for each (the last repeats).
 * `arithmetic`: numbers, to the result type unless that is a decimal. `branches`: condition, value pairs and a last default;
 * conditions to boolean, values to the result type.
 */
export type InputRule = "any" | "same" | "arithmetic" | "branches" | readonly (SimpleTypeName | "any" | "numeric" | "integral")[];

/** The values of the arguments that are constants; undefined for the others. */
export type Constants = readonly (LiteralValue | undefined)[];

/** One row of the catalogue. `sql` and the aggregate parts receive DuckDB SQL of the converted arguments and their types. */
export interface ScalarFunction {
  readonly kind: "scalar";
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly inputs: InputRule;
  readonly type: (args: readonly DataType[], constants: Constants) => DataType;
  readonly sql: (args: readonly string[], types: readonly DataType[], result: DataType, constants: Constants) => string;
  /** Throws VolleyError where a constant argument is wrong, before anything runs. */
  readonly check?: (constants: Constants) => void;
  /** True when the result is never null, whatever the arguments. Otherwise it is nullable when an argument is, or when `mayBeNull`. */
  readonly neverNull?: boolean;
  readonly mayBeNull?: boolean;
  /** Whether the result may be null, given whether each argument may; overrides the two above. */
  readonly nullable?: (args: readonly boolean[]) => boolean;
  /** False when two executions may differ (`rand`). */
  readonly deterministic?: boolean;
  /** True when a value takes about a microsecond to compute, as long as reading many columns: worth keeping for a second reader. */
  readonly costly?: boolean;
  readonly doc: string;
}

/** A column of an aggregate's partial state: how a map task makes it, how a reduce task merges it. */
export interface PartialColumn {
  readonly type: DataType;
  readonly make: string;
  readonly merge: (column: string) => string;
}

export interface AggregateState {
  readonly columns: readonly PartialColumn[];
  /** The result from the merged columns, in order. */
  readonly finish: (merged: readonly string[]) => string;
}

export interface AggregateFunction {
  readonly kind: "aggregate";
  readonly arity: readonly [number, number];
  readonly inputs: InputRule;
  readonly type: (args: readonly DataType[]) => DataType;
  /** One-phase SQL; `args` already begin with `DISTINCT ` where that was asked for. */
  readonly sql: (args: readonly string[], types: readonly DataType[], result: DataType) => string;
  /** Partial state that merges exactly; absent when the rows of a group must meet in one place. */
  readonly state?: (args: readonly string[], types: readonly DataType[], result: DataType) => AggregateState;
  readonly neverNull?: boolean;
  readonly doc: string;
}

export type FunctionDefinition = ScalarFunction | AggregateFunction;
export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;
