import { type FrameBoundary, type Origin, VolleyError, type WindowFrame } from "@volley/plan";
import { asColumn } from "../column/expression-column.ts";
import { toLiteral } from "../column/literal.ts";
import { type keys, type order, WindowHolder, type WindowSpec } from "../column/window-spec.ts";
import { here } from "../origin/call-site.ts";
import { toKey, toSortOrder } from "./items.ts";

/** How windows begin: `Window.partitionBy("origin").orderBy(col("date").desc())`. Names and meaning are PySpark's. */
export interface WindowStart extends Pick<WindowSpec<never, never>, "partitionBy" | "orderBy" | "rowsBetween" | "rangeBetween"> {
  /** The first row of the partition, as start of a frame. */
  readonly unboundedPreceding: number;
  /** The last row of the partition, as end of a frame. */
  readonly unboundedFollowing: number;
  /** The current row, as an edge of a frame; by range, with the rows equal to it. */
  readonly currentRow: number;
}

/** The run-time half of `WindowSpec`. */
class Spec extends WindowHolder implements WindowSpec<never, never> {
  declare readonly [keys]: never;
  declare readonly [order]: never;

  partitionBy(...columns: readonly unknown[]): Spec {
    const origin = here();
    return new Spec({ ...this.parts, partitionBy: columns.map((c) => toKey(c, origin)) });
  }

  orderBy(...columns: readonly unknown[]): Spec {
    const origin = here();
    return new Spec({ ...this.parts, orderBy: columns.map((c) => toSortOrder(c, origin)) });
  }

  rowsBetween(start: number, end: number): Spec {
    const origin = here();
    const wrong = [start, end].find((edge) => !(Number.isSafeInteger(edge) || Math.abs(edge) === Infinity));
    if (wrong !== undefined)
      throw new VolleyError("INVALID_ARGUMENT", `rowsBetween() takes whole numbers of rows, not ${wrong}`, { origin });
    return this.#between("rows", start, end, origin);
  }

  rangeBetween(start: unknown, end: unknown): Spec {
    return this.#between("range", start, end, here());
  }

  #between(unit: WindowFrame["unit"], start: unknown, end: unknown, origin: Origin): Spec {
    const frame = { unit, lower: boundary(start, -Infinity, origin), upper: boundary(end, Infinity, origin) };
    return new Spec({ ...this.parts, frame });
  }
}

function boundary(value: unknown, unbounded: number, origin: Origin): FrameBoundary {
  if (value === unbounded) return "unbounded";
  if (value === 0 || value === 0n) return "current_row";
  const column = asColumn(value);
  if (column) return column.expression;
  if ((typeof value === "number" && Number.isFinite(value)) || typeof value === "bigint") return toLiteral(value, origin);
  throw new VolleyError("INVALID_ARGUMENT", `${String(value)} is no edge of a frame`, {
    origin,
    hints: ["frames run from Window.unboundedPreceding over 0, the current row, to Window.unboundedFollowing"],
  });
}

const empty = new Spec({ partitionBy: [], orderBy: [] });

/** Where windows begin: `sum("x").over(Window.partitionBy("a").orderBy("b"))`. */
export const Window: WindowStart = {
  partitionBy: (...columns) => empty.partitionBy(...columns),
  orderBy: (...columns) => empty.orderBy(...columns),
  rowsBetween: (start, end) => empty.rowsBetween(start, end),
  rangeBetween: (start, end) => empty.rangeBetween(start, end),
  unboundedPreceding: -Infinity,
  unboundedFollowing: Infinity,
  currentRow: 0,
};
