import {
  type Aggregate,
  alias,
  attribute,
  call,
  type Expression,
  type Literal,
  type Origin,
  type Relation,
  relation,
  VolleyError,
} from "@volley/plan";
import { asColumn } from "../column/expression-column.ts";
import { here } from "../origin/call-site.ts";
import type { Schema } from "../schema/field-types.ts";
import type { FunctionOptions } from "../udf/define.ts";
import { mapTables } from "../udf/map-tables.ts";
import { columnNames, list } from "../argument-checks.ts";
import type { DataFrame } from "./dataframe.ts";
import type { GroupedData } from "./grouped-data.ts";
import { toLiteral } from "../column/literal.ts";
import { refuseTwins, toAliases, toItem, toKey } from "./items.ts";
import { pivotOnFound } from "./pivot-values.ts";

type AnyFrame = DataFrame<any, any>;

/** How groups are formed beyond the keys; pivot values that are not named are looked up. */
interface Shape {
  readonly sets?: Aggregate["sets"];
  readonly pivot?: { readonly column: Expression; readonly values: readonly Literal[] | undefined };
}

/** The run-time half of `GroupedData`. */
export class Groups implements GroupedData<any, any, any, any> {
  readonly #next: (plan: Relation) => AnyFrame;
  readonly #input: Relation;
  readonly #keys: readonly Expression[];
  readonly #shape: Shape;

  constructor(next: (plan: Relation) => AnyFrame, input: Relation, keys: readonly Expression[], shape: Shape = {}) {
    this.#next = next;
    this.#input = input;
    this.#keys = keys;
    this.#shape = shape;
  }

  pivot(column: any, values?: readonly any[]): Groups {
    const origin = here();
    if (this.#shape.sets !== undefined || this.#shape.pivot)
      throw new VolleyError("UNSUPPORTED_FEATURE", "pivot() stands once, after groupBy()", { origin });
    if (values?.length === 0)
      throw new VolleyError("INVALID_ARGUMENT", "pivot() needs at least one value, or none to look them up", { origin });
    const by = toKey(column, origin);
    const found = values && list("pivot()", values, origin).map((value) => toLiteral(value, origin));
    return new Groups(this.#next, this.#input, this.#keys, { pivot: { column: by, values: found } });
  }

  agg(...aggregates: readonly any[]): AnyFrame {
    const origin = here();
    const [first] = aggregates;
    if (first === undefined) throw new VolleyError("INVALID_ARGUMENT", "agg() needs at least one aggregate", { origin });
    return this.#aggregate(asColumn(first) ? aggregates.map((a) => toItem(a, origin)) : toAliases("agg()", first, origin), origin);
  }

  applyArrow(fn: (...group: never[]) => unknown, schema: Schema | string, options: FunctionOptions = {}): AnyFrame {
    const origin = here();
    if (this.#shape.sets !== undefined || this.#shape.pivot !== undefined)
      throw new VolleyError("INVALID_ARGUMENT", "applyArrow() follows groupBy() alone", { origin });
    if (this.#keys.length === 0) throw new VolleyError("INVALID_ARGUMENT", "applyArrow() needs columns to group by", { origin });
    return this.#next(mapTables("applyArrow()", { input: this.#input, groupings: this.#keys, fn, schema, options }, origin));
  }

  count(): AnyFrame {
    const origin = here();
    return this.#aggregate([alias(call("count", [], { origin }), "count", origin)], origin);
  }

  sum(...names: readonly any[]): AnyFrame {
    return this.#over("sum", names, here());
  }

  avg(...names: readonly any[]): AnyFrame {
    return this.#over("avg", names, here());
  }

  mean(...names: readonly any[]): AnyFrame {
    return this.#over("avg", names, here());
  }

  min(...names: readonly any[]): AnyFrame {
    return this.#over("min", names, here());
  }

  max(...names: readonly any[]): AnyFrame {
    return this.#over("max", names, here());
  }

  #over(name: string, columns: readonly string[], origin: Origin): AnyFrame {
    if (columns.length === 0) throw new VolleyError("INVALID_ARGUMENT", `${name}() needs at least one column`, { origin });
    return this.#aggregate(
      columnNames(`${name}()`, columns, origin).map((column) =>
        alias(call(name, [attribute(column, undefined, origin)], { origin }), `${name}(${column})`, origin),
      ),
      origin,
    );
  }

  #aggregate(aggregates: readonly Expression[], origin: Origin): AnyFrame {
    refuseTwins([...this.#keys, ...aggregates], origin);
    const { sets, pivot } = this.#shape;
    const parts = { input: this.#input, groupings: [...this.#keys], aggregates: [...aggregates], origin };
    if (!pivot) return this.#next(relation("aggregate", sets === undefined ? parts : { ...parts, sets }));
    const { column, values } = pivot;
    return this.#next(values ? relation("aggregate", { ...parts, pivot: { column, values } }) : pivotOnFound(parts, column, origin));
  }
}
