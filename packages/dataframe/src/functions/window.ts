import type { Argument, NeedsOf, TypeOf, TypeOfValue, Value } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Alike, WithoutWindow } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { lit } from "./column.ts";
import { invoke } from "./call.ts";

type Place<T, F extends string> = Column<T, string, WithoutWindow<`${F}()`>>;
type ValueOrNull<A, F extends string> = Column<Common<AlternativesOf<TypeOf<A>> | null>, string, NeedsOf<A> | WithoutWindow<`${F}()`>>;
type ValueOr<A, V, F extends string> = Column<
  Common<AlternativesOf<TypeOf<A>> | TypeOfValue<V>>,
  string,
  NeedsOf<A> | Alike<TypeOf<A>, TypeOfValue<V>> | WithoutWindow<`${F}()`>
>;

/** Number of the row in its partition, from 1. */
export function rowNumber(): Place<Int, "rowNumber"> {
  return invoke("row_number", []);
}

/** Place of the row in its partition, from 1; rows equal by the order share one, and leave a gap behind. */
export function rank(): Place<Int, "rank"> {
  return invoke("rank", []);
}

/** Place of the row in its partition, from 1; rows equal by the order share one, without gaps. */
export function denseRank(): Place<Int, "denseRank"> {
  return invoke("dense_rank", []);
}

/** (rank - 1) / (rows - 1), from 0 to 1. */
export function percentRank(): Place<number, "percentRank"> {
  return invoke("percent_rank", []);
}

/** The part of the partition that comes up to this row, the rows equal to it included. */
export function cumeDist(): Place<number, "cumeDist"> {
  return invoke("cume_dist", []);
}

/** Which of `groups` groups of even size the row falls into, from 1. */
export function ntile(groups: number): Place<Int, "ntile"> {
  return invoke("ntile", [groups]);
}

/** The value `offset` rows before this one; `fallback`, or null, where there is no such row. With `ignoreNulls` rows with null do not count. */
export function lag<const A extends Argument>(value: A, offset?: number): ValueOrNull<A, "lag">;
export function lag<const A extends Argument, const V extends Value | null>(
  value: A,
  offset: number,
  fallback: V,
  ignoreNulls?: boolean,
): ValueOr<A, V, "lag">;
export function lag(value: Argument, ...rest: readonly unknown[]): Column {
  return away("lag", value, rest);
}

/** The value `offset` rows after this one; `fallback`, or null, where there is no such row. With `ignoreNulls` rows with null do not count. */
export function lead<const A extends Argument>(value: A, offset?: number): ValueOrNull<A, "lead">;
export function lead<const A extends Argument, const V extends Value | null>(
  value: A,
  offset: number,
  fallback: V,
  ignoreNulls?: boolean,
): ValueOr<A, V, "lead">;
export function lead(value: Argument, ...rest: readonly unknown[]): Column {
  return away("lead", value, rest);
}

function away(name: string, value: Argument, [offset = 1, fallback, ignoreNulls]: readonly unknown[]): Column {
  const given = fallback === undefined ? [] : [lit(fallback as Value | null)];
  return invoke(name, [value, offset, ...given, ...(ignoreNulls ? [true] : [])]);
}

/** The value of the frame's row number `n`, from 1; null while the frame has fewer. With `ignoreNulls` rows with null do not count. */
export function nthValue<const A extends Argument>(value: A, n: number, ignoreNulls = false): ValueOrNull<A, "nthValue"> {
  return invoke("nth_value", [value, n, ...(ignoreNulls ? [true] : [])]);
}
