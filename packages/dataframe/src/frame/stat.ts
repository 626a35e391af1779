import { alias, attribute, call, cast, literal, type Relation, relation, simpleTypes, VolleyError } from "@volley/plan";
import { columnNames, list, record } from "../argument-checks.ts";
import { toLiteral } from "../column/literal.ts";
import { here } from "../origin/call-site.ts";
import type { Int64Mode } from "../values/value-types.ts";
import type { CheckedName, CheckedNames, CheckedNumber, CheckedNumbers } from "./checks.ts";
import type { DataFrame } from "./dataframe.ts";
import { toKey } from "./items.ts";
import { pivotOnFound } from "./pivot-values.ts";
import { wholeSeed } from "./sampling.ts";
import type { Frequent } from "./rows.ts";
import type { Column } from "../column/column.ts";

type AnyFrame = DataFrame<any, any>;
type Stratum = string | number | bigint | boolean;

/** Statistics of a frame's columns. */
export interface StatFunctions<S, M extends Int64Mode> {
  /** Pearson's correlation of two columns of numbers; NaN where there is none. */
  corr<const K extends readonly [string, string]>(...columns: CheckedNumbers<S, K, "corr() needs a number">): Promise<number>;
  /** Sample covariance of two columns of numbers; 0 without rows. */
  cov<const K extends readonly [string, string]>(...columns: CheckedNumbers<S, K, "cov() needs a number">): Promise<number>;
  /**
   * Quantiles of columns of numbers, null and NaN left out: `approxQuantile("delay", [0.5, 0.9])`; of several columns, a list for each. None of
   * a column without values. They are exact, which every relative error allows; Spark's lie within it.
   */
  approxQuantile<const K extends string>(
    column: CheckedNumber<S, K, "approxQuantile() needs a number">,
    probabilities: readonly number[],
    relativeError?: number,
  ): Promise<number[]>;
  approxQuantile<const K extends readonly string[]>(
    columns: CheckedNumbers<S, K, "approxQuantile() needs a number">,
    probabilities: readonly number[],
    relativeError?: number,
  ): Promise<number[][]>;
  /**
   * One row with an array `NAME_freqItems` for each column: the values that make up at least the part `support` (0.01 where it is not named) of
   * the rows. Spark may add others that are less frequent.
   */
  freqItems<const K extends readonly string[]>(columns: CheckedNames<S, K>, support?: number): DataFrame<Frequent<S, K>, M>;
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
export class Stat implements StatFunctions<any, any> {
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
    const args = columnNames(`${name === "corr" ? name : "cov"}()`, columns, origin).map((name) => attribute(name, undefined, origin));
    const plan = relation("aggregate", {
      input: this.#input,
      groupings: [],
      aggregates: [alias(call(name, args, { origin }), "value")],
      origin,
    });
    const [row] = (await this.#next(plan).collect()) as { value: number | null }[];
    return row?.value;
  }

  async approxQuantile(columns: string | readonly string[], probabilities: readonly number[], relativeError = 0): Promise<any> {
    const origin = here();
    const names = columnNames("approxQuantile()", typeof columns === "string" ? [columns] : columns, origin);
    if (names.length === 0) throw new VolleyError("INVALID_ARGUMENT", "approxQuantile() needs at least one column", { origin });
    const plan = relation("approx_quantile", {
      input: this.#input,
      names,
      probabilities: [...list("approxQuantile()", probabilities, origin)],
      relativeError,
      origin,
    });
    const [row] = (await this.#next(plan).collect()) as { approx_quantile: number[][] }[];
    return typeof columns === "string" ? row!.approx_quantile[0] : row!.approx_quantile;
  }

  freqItems(names: readonly string[], support = 0.01): AnyFrame {
    const origin = here();
    return this.#next(relation("freq_items", { input: this.#input, names: columnNames("freqItems()", names, origin), support, origin }));
  }

  crosstab(first: string, second: string): AnyFrame {
    const origin = here();
    columnNames("crosstab()", [first, second], origin);
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
    seed?: number | bigint,
  ): AnyFrame {
    const origin = here();
    const parts =
      fractions instanceof Map
        ? [...fractions]
        : Object.entries(record("sampleBy()", fractions as Readonly<Record<string, number>>, origin));
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
        seed: wholeSeed("sampleBy()", seed, origin),
        origin,
      }),
    );
  }
}
