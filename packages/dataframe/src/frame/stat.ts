import { alias, attribute, call, cast, literal, type Relation, relation, simpleTypes, VolleyError } from "@volley/plan";
import { toLiteral } from "../column/literal.ts";
import { here } from "../origin/call-site.ts";
import type { Int64Mode } from "../values/value-types.ts";
import type { CheckedName, CheckedNumbers } from "./checks.ts";
import type { DataFrame } from "./dataframe.ts";
import { toKey } from "./items.ts";
import { pivotOnFound } from "./pivot-values.ts";
import type { Column } from "../column/column.ts";

type AnyFrame = DataFrame<any, any>;
type Stratum = string | number | bigint | boolean;

/** Statistics of a frame's columns. */
export interface StatFunctions<S, M extends Int64Mode> {
  /** Pearson's correlation of two columns of numbers; NaN where there is none. */
  corr<const K extends readonly [string, string]>(...columns: CheckedNumbers<S, K, "corr() needs a number">): Promise<number>;
  /** Sample covariance of two columns of numbers; 0 without rows. */
  cov<const K extends readonly [string, string]>(...columns: CheckedNumbers<S, K, "cov() needs a number">): Promise<number>;
  /** How often each pair of values occurs: a row for each of the first column, a column for each of the second, both as text. */
  crosstab<const A extends string, const B extends string>(first: CheckedName<S, A>, second: CheckedName<S, B>): DataFrame<any, M>;
  /**
   * Keeps a fraction of the rows of each value, none of values that are not named: `sampleBy("label", new Map([[0, 0.1], [1, 1]]), 42)`.
   * Which rows those are depends on `seed` and on how the data is cut into tasks, as in Spark.
   */
  sampleBy<const K extends string>(
    column: CheckedName<S, K> | Column,
    fractions: ReadonlyMap<Stratum | null, number> | Readonly<Record<string, number>>,
    seed?: number | bigint,
  ): DataFrame<S, M>;
}

/** The run-time half of `StatFunctions`. */
export class Stat {
  readonly #next: (plan: Relation) => AnyFrame;
  readonly #input: Relation;

  constructor(next: (plan: Relation) => AnyFrame, input: Relation) {
    this.#next = next;
    this.#input = input;
  }

  async corr(...columns: readonly string[]): Promise<number> {
    return (await this.#pair("corr", columns)) ?? Number.NaN;
  }

  async cov(...columns: readonly string[]): Promise<number> {
    return (await this.#pair("covar_samp", columns)) ?? 0;
  }

  async #pair(name: string, columns: readonly string[]): Promise<number | null | undefined> {
    const origin = here();
    const args = columns.map((name) => attribute(name, undefined, origin));
    const plan = relation("aggregate", {
      input: this.#input,
      groupings: [],
      aggregates: [alias(call(name, args, { origin }), "value")],
      origin,
    });
    const [row] = (await this.#next(plan).collect()) as { value: number | null }[];
    return row?.value;
  }

  crosstab(first: string, second: string): AnyFrame {
    const origin = here();
    const asText = (name: string) =>
      call("coalesce", [cast(attribute(name, undefined, origin), simpleTypes.string), literal("null", simpleTypes.string)], { origin });
    const groupings = [alias(asText(first), `${first}_${second}`, origin)];
    const aggregates = [alias(call("count", [], { origin }), "count", origin)];
    const counted = pivotOnFound({ input: this.#input, groupings, aggregates, origin }, asText(second), origin);
    return this.#next(relation("fill_na", { input: counted, names: [], values: [literal(0n, simpleTypes.long)], origin }));
  }

  sampleBy(
    column: string | Column,
    fractions: ReadonlyMap<Stratum | null, number> | Readonly<Record<string, number>>,
    seed: number | bigint = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER),
  ): AnyFrame {
    const origin = here();
    const parts = fractions instanceof Map ? [...fractions] : Object.entries(fractions as Readonly<Record<string, number>>);
    const bad = parts.find(([, fraction]) => !(fraction >= 0 && fraction <= 1));
    if (parts.length === 0 || bad)
      throw new VolleyError(
        "INVALID_ARGUMENT",
        bad ? `sampleBy(): the fraction ${bad[1]} does not lie between 0 and 1` : "sampleBy() needs fractions",
        { origin },
      );
    return this.#next(
      relation("sample_by", {
        input: this.#input,
        column: toKey(column, origin),
        fractions: parts.map(([stratum, fraction]) => ({ stratum: toLiteral(stratum, origin), fraction })),
        seed: BigInt(seed),
        origin,
      }),
    );
  }
}
