import type { ErrorClass } from "../errors.ts";
import type { LiteralValue } from "../expressions/expression.ts";
import type { UserFunctionUse } from "../expressions/user-function.ts";
import type { DataType, SimpleTypeName } from "../types/data-type.ts";

/**
 * What arguments are converted to before the call: nothing, one common type, or a type for each (the last repeats; `text` is a
 * string or binary).
 * `comparable`: to their common type, which has no maps in it; structs by place, whatever their fields are called.
 * `arithmetic`: numbers, to the result type unless that is a decimal. `branches`: condition, value pairs and a last default;
 * conditions to boolean, values to the result type.
 */
export type InputRule = "any" | "same" | "comparable" | "arithmetic" | "branches" | readonly InputType[] | Conversion;
/** A type, a family of types, or the type of the first argument. */
export type InputType = SimpleTypeName | "any" | "numeric" | "integral" | "text" | "first";

/** Any other rule: the type each argument is converted to, or undefined where they do not fit, and in words what would. */
export interface Conversion {
  readonly takes: string;
  readonly to: (types: readonly DataType[]) => readonly DataType[] | undefined;
}

/** What is known of an argument beside its type. */
export interface Given {
  readonly nullable: boolean;
  /** The name it brings: a column's, or the one it was given. */
  readonly name?: string | undefined;
}

/** The values of the arguments that are constants; undefined for the others. */
export type Constants = readonly (LiteralValue | undefined)[];

export type TypeRule = (args: readonly DataType[], constants: Constants, given: readonly Given[]) => DataType;

/** A lambda that a higher-order function takes. */
export interface LambdaShape {
  readonly parameters: readonly { readonly type: DataType; readonly nullable: boolean }[];
  /** How many of the parameters it must have; all where left out. */
  readonly least?: number;
  /** What its result must be; anything where left out. */
  readonly result?: DataType;
}

/** The SQL of a lambda's result, given that of its parameters. */
export type LambdaSql = (...parameters: readonly string[]) => string;

/** Bounds of exact numbers in units of their type's last digit: 12.50 of a decimal(4,2) is 1250. */
export type ValueRange = readonly [least: bigint, greatest: bigint];

/** Where the values of a function of numbers come from. */
export type ValueRule =
  /** One of these arguments. */
  | { readonly oneOf: (index: number, count: number) => boolean }
  /** Computed from two: between which values it lies. `ownUnits`: of arguments in their own last digits, else in the result's. */
  | { readonly between: (a: ValueRange, b: ValueRange) => ValueRange; readonly ownUnits?: boolean };

/** What every row of the catalogue says. */
interface AnyFunction {
  /** Errors of computing that its call raises, not those of its arguments. */
  readonly raises?: readonly ErrorClass[];
  /** Of a function of the user's program, which is no row of the catalogue. */
  readonly user?: UserFunctionUse;
  readonly doc: string;
}

/** One row of the catalogue. `sql` and the aggregate parts receive DuckDB SQL of the converted arguments and their types. */
export interface ScalarFunction extends AnyFunction {
  readonly kind: "scalar";
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** Of the arguments that are no lambdas. */
  readonly inputs: InputRule;
  readonly type: TypeRule;
  readonly sql: (
    args: readonly string[],
    types: readonly DataType[],
    result: DataType,
    constants: Constants,
    lambdas: readonly LambdaSql[],
  ) => string;
  /** The SQL in a session of another time zone than UTC, where that makes a difference. */
  readonly inZone?: (zone: string) => ScalarFunction["sql"];
  /** Throws VolleyError where a constant argument is wrong, before anything runs. */
  readonly check?: (constants: Constants) => void;
  /** The lambdas that stand after the other arguments, by the types of those. */
  readonly lambdas?: (args: readonly DataType[]) => readonly LambdaShape[];
  /** True when the result is never null, whatever the arguments. Otherwise it is nullable when an argument is, or when `mayBeNull`. */
  readonly neverNull?: boolean;
  readonly mayBeNull?: boolean;
  /** Whether the result may be null, given whether each argument may; overrides the two above. */
  readonly nullable?: (args: readonly boolean[]) => boolean;
  /** False when two executions may differ (`rand`). */
  readonly deterministic?: boolean;
  /** True when a value takes about a microsecond to compute, as long as reading many columns: worth keeping for a second reader. */
  readonly costly?: boolean;
  /** Of functions of numbers, where that helps to compute them in fewer digits. */
  readonly values?: ValueRule;
  /** What of a row's place the planner tells it: the name of its file in the function's place, or the branch of the plan as arguments. */
  readonly told?: "file" | "branch";
  /** True for the moment of the query, which the planner puts in its place. */
  readonly clock?: boolean;
  /** The place of a seed among its arguments. With a seed `sql` gets one argument more, the row's `monotonically_increasing_id()`. */
  readonly seed?: number;
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

/** Any constant, a positive number, or a number from 0 to 1 or an array of such. */
export type ConstantRule = "any" | "positive" | "fraction";

/** A function of many rows: DuckDB's calls over them, and a value worked out from those. */
interface RowsFunction extends AnyFunction {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly inputs: InputRule;
  /** Arguments, by position, that must be constants, and which. */
  readonly constants?: Readonly<Record<number, ConstantRule>>;
  readonly type: TypeRule;
  /** Calls that an OVER clause can follow; the first argument begins with `DISTINCT ` where that was asked for. */
  readonly calls: CallsSql;
  /** The value, from the calls; by default the only one's. */
  readonly value?: (calls: readonly string[], result: DataType, types: readonly DataType[], args?: readonly string[]) => string;
  readonly neverNull?: boolean;
  /** Where IGNORE NULLS may follow: the place of the argument `true` that stands for it; without it, nulls count. */
  readonly ignoresNulls?: number;
}

export type CallsSql = (args: readonly string[], types: readonly DataType[], result: DataType) => readonly string[];

export interface AggregateFunction extends RowsFunction {
  readonly kind: "aggregate";
  /** Partial state that merges exactly; absent when the rows of a group must meet in one place. */
  readonly state?: (args: readonly string[], types: readonly DataType[], result: DataType) => AggregateState;
  /** The calls in a window, where they are others. */
  readonly windowCalls?: CallsSql;
  /** True when the value depends on which rows come first. */
  readonly orderDependent?: boolean;
  /** The argument whose null leaves a row out, as FILTER does; the first where not said, `none` where nulls count. */
  readonly leftOutBy?: number | "none";
  /** True where it adds up decimals of whatever precision in 128 bits. */
  readonly adds?: boolean;
  /** True where it tells grouping sets apart: the planner puts constants of the set in its place. */
  readonly ofGroupingSet?: boolean;
  /** Whether WITHIN GROUP (ORDER BY …) gives the first argument, and in which directions, or the `order` that the values come in. */
  readonly withinGroup?: "ascending" | "both" | "order";
}

/** A function that has a value for each row of a window, by its place in the window's order. */
export interface WindowFunction extends RowsFunction {
  readonly kind: "window";
  /** The unit of the frame up to the current row that alone it may be given; `none`: it takes no frame. Absent: any. */
  readonly frame?: "rows" | "range" | "none";
  /** True when rows that are equal by the order have equal values. */
  readonly byOrderAlone?: boolean;
  /** True where it stands without OVER: the window is the rows of the task, as they come. */
  readonly withinTask?: boolean;
  /** Whether the result may be null, given whether each argument may. */
  readonly nullable?: (args: readonly boolean[]) => boolean;
}

export type FunctionDefinition = ScalarFunction | AggregateFunction | WindowFunction;
export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;
