import { type Origin, VolleyError, type Window } from "@volley/plan";
import type { NeedsOf } from "./argument-types.ts";
import type { Column, SortColumn } from "./column.ts";

export declare const keys: unique symbol;
export declare const order: unique symbol;

type Key = string | Column;
type NeedsOfKey<K> = K extends SortColumn<infer R> ? R : NeedsOf<K>;
/** What a window needs of the frame it is used on. */
export type NeedsOfWindow<W> = W extends WindowSpec<infer P, infer O> ? P | O : never;

/** A distance from the current row's order: a number, or an interval as a constant column. */
type Distance = number | bigint | Column;

/** The rows that a function `over` it sees: those of the same partition, in an order, within a frame. For the compiler, `P` and `O` hold the columns it needs. */
export interface WindowSpec<P = any, O = any> {
  readonly [keys]: P;
  readonly [order]: O;
  /** Rows equal in these columns are one partition. */
  partitionBy<const C extends readonly Key[]>(...columns: C): WindowSpec<NeedsOf<C[number]>, O>;
  /** The order within a partition; ascending with nulls first unless told otherwise (`col("x").desc()`). */
  orderBy<const C extends readonly (Key | SortColumn)[]>(...columns: C): WindowSpec<P, NeedsOfKey<C[number]>>;
  /** The frame by rows, from `start` to `end` relative to the current row: `rowsBetween(-1, 0)` is the row before and this one. */
  rowsBetween(start: number, end: number): WindowSpec<P, O>;
  /**
   * The frame by values of the one column it is ordered by, from `start` to `end` relative to the current row's: `rangeBetween(-7, 0)`
   * over an order by date is the week before and this day. Where the order descends, lower values follow.
   */
  rangeBetween(start: Distance, end: Distance): WindowSpec<P, O>;
}

export type WindowParts = Pick<Window, "partitionBy" | "orderBy" | "frame">;

/** A window at run time. */
export class WindowHolder {
  readonly parts: WindowParts;

  constructor(parts: WindowParts) {
    this.parts = parts;
  }
}

/** The parts of a window. Throws INVALID_ARGUMENT for anything else. */
export function windowParts(value: unknown, origin: Origin): WindowParts {
  if (value instanceof WindowHolder) return value.parts;
  throw new VolleyError("INVALID_ARGUMENT", "over() needs a window", {
    origin,
    hints: ['for example Window.partitionBy("origin").orderBy("date")'],
  });
}
