import { alias, attribute, call, type Expression, type Origin, type Relation, relation, VolleyError } from "@volley/plan";
import { asColumn } from "../column/expression-column.ts";
import { here } from "../origin/call-site.ts";
import type { DataFrame } from "./dataframe.ts";
import type { GroupedData } from "./grouped-data.ts";
import { refuseTwins, toAliases, toItem } from "./items.ts";

type AnyFrame = DataFrame<any, any>;

/** The run-time half of `GroupedData`. */
export class Groups implements GroupedData<any, any, any, any> {
  readonly #next: (plan: Relation) => AnyFrame;
  readonly #input: Relation;
  readonly #keys: readonly Expression[];

  constructor(next: (plan: Relation) => AnyFrame, input: Relation, keys: readonly Expression[]) {
    this.#next = next;
    this.#input = input;
    this.#keys = keys;
  }

  agg(...aggregates: readonly any[]): AnyFrame {
    const origin = here();
    const [first] = aggregates;
    if (first === undefined) throw new VolleyError("INVALID_ARGUMENT", "agg() needs at least one aggregate", { origin });
    return this.#aggregate(asColumn(first) ? aggregates.map((a) => toItem(a, origin)) : toAliases(first, origin), origin);
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
      columns.map((column) => alias(call(name, [attribute(column, undefined, origin)], { origin }), `${name}(${column})`, origin)),
      origin,
    );
  }

  #aggregate(aggregates: readonly Expression[], origin: Origin): AnyFrame {
    refuseTwins([...this.#keys, ...aggregates], origin);
    return this.#next(relation("aggregate", { input: this.#input, groupings: [...this.#keys], aggregates: [...aggregates], origin }));
  }
}
