import { type Literal, literal, type Origin, type Relation, relation, simpleTypes, VolleyError } from "@volley/plan";
import { columnNames, record } from "../argument-checks.ts";
import { toLiteral } from "../column/literal.ts";
import { here } from "../origin/call-site.ts";
import type { Family, Int64Mode, IsAny } from "../values/value-types.ts";
import type { CheckedNames, CheckedRenames } from "./checks.ts";
import type { DataFrame } from "./dataframe.ts";

type AnyFrame = DataFrame<any, any>;
/** What missing values can be replaced by. */
type FillValue = string | number | bigint | boolean;
type Fills = FillValue | Readonly<Record<string, FillValue>>;

/** Rows and columns with missing values: null, and NaN among floating-point numbers. */
export interface NaFunctions<S, M extends Int64Mode> {
  /**
   * Replaces missing values: `fill(0)` in all columns of numbers, `fill("?", ["city"])` in those named, where the type fits;
   * `fill({ delay: 0, origin: "?" })` by column.
   */
  fill<const V extends Fills, const K extends readonly string[] = readonly []>(
    value: V extends FillValue ? V : CheckedRenames<S, V>,
    columns?: CheckedNames<S, K>,
  ): DataFrame<Filled<S, V, K>, M>;
  /** Keeps rows without missing values (`"any"`), rows with a value at all (`"all"`), or with at least so many; of the named columns, or all. */
  drop<const H extends "any" | "all" | number = "any", const K extends readonly string[] = readonly []>(
    how?: H,
    columns?: CheckedNames<S, K>,
  ): DataFrame<Kept<S, H, K>, M>;
  /** Replaces values by others, each by the one at its place: `replace(["ATL", "JFK"], ["a", null])`; in columns whose type they fit. */
  replace<const T extends Replacement, const K extends readonly string[] = readonly []>(
    from: FillValue | readonly FillValue[],
    to: T,
    columns?: CheckedNames<S, K>,
  ): DataFrame<Replaced<S, T>, M>;
}

type Replacement = FillValue | null | readonly (FillValue | null)[];
type Among<P, K extends readonly string[]> = K extends readonly [] ? true : P extends K[number] ? true : false;
type Filled<S, V, K extends readonly string[]> =
  IsAny<S> extends true
    ? any
    : {
        [P in keyof S]: V extends FillValue
          ? Among<P, K> extends true
            ? [Family<S[P]>] extends [Family<V>]
              ? NonNullable<S[P]>
              : S[P]
            : S[P]
          : P extends keyof V
            ? NonNullable<S[P]>
            : S[P];
      };
type Kept<S, H, K extends readonly string[]> =
  IsAny<S> extends true ? any : H extends "any" ? { [P in keyof S]: Among<P, K> extends true ? NonNullable<S[P]> : S[P] } : S;
type Replaced<S, T> =
  IsAny<S> extends true ? any : null extends (T extends readonly (infer E)[] ? E : T) ? { [P in keyof S]: S[P] | null } : S;

/** The run-time half of `NaFunctions`. */
export class Na implements NaFunctions<any, any> {
  readonly #next: (plan: Relation) => AnyFrame;
  readonly #input: Relation;

  constructor(next: (plan: Relation) => AnyFrame, input: Relation) {
    this.#next = next;
    this.#input = input;
  }

  fill(value: Fills, columns: readonly string[] = []): AnyFrame {
    const origin = here();
    const byColumn = typeof value === "object" ? Object.entries(record("na.fill()", value, origin)) : undefined;
    if (byColumn?.length === 0) throw new VolleyError("INVALID_ARGUMENT", "na.fill() needs at least one value", { origin });
    const names = byColumn?.map(([name]) => name) ?? columnNames("na.fill()", columns, origin);
    const values = (byColumn?.map(([, each]) => each) ?? [value as FillValue]).map((each) => fillLiteral(each, origin));
    return this.#next(relation("fill_na", { input: this.#input, names, values, origin }));
  }

  drop(how: "any" | "all" | number = "any", columns: readonly string[] = []): AnyFrame {
    const origin = here();
    const least = how === "any" ? undefined : how === "all" ? 1 : how;
    if (least !== undefined && !Number.isSafeInteger(least))
      throw new VolleyError("INVALID_ARGUMENT", `na.drop() takes "any", "all" or a number of values, not ${JSON.stringify(how)}`, {
        origin,
      });
    const most = least === undefined ? {} : { minNonNulls: least };
    return this.#next(relation("drop_na", { input: this.#input, names: columnNames("na.drop()", columns, origin), ...most, origin }));
  }

  replace(from: FillValue | readonly FillValue[], to: Replacement, columns: readonly string[] = []): AnyFrame {
    const origin = here();
    const olds = Array.isArray(from) ? (from as readonly FillValue[]) : [from as FillValue];
    const news = Array.isArray(to) ? (to as readonly (FillValue | null)[]) : olds.map(() => to as FillValue | null);
    if (olds.length === 0 || olds.length !== news.length)
      throw new VolleyError("INVALID_ARGUMENT", `na.replace() has ${olds.length} values and ${news.length} to put in their place`, {
        origin,
      });
    const replacements = olds.map((old, i) => ({ from: replaceLiteral(old, origin), to: replaceLiteral(news[i]!, origin) }));
    return this.#next(
      relation("replace", { input: this.#input, names: columnNames("na.replace()", columns, origin), replacements, origin }),
    );
  }
}

/** Spark takes booleans, bigint, double and text; whole numbers go as bigint. */
function fillLiteral(value: FillValue, origin: Origin): Literal {
  if (typeof value === "number" && Number.isSafeInteger(value)) return literal(BigInt(value), simpleTypes.long, origin);
  return toLiteral(value, origin);
}

/** Spark takes null, booleans, double and text. */
function replaceLiteral(value: FillValue | null, origin: Origin): Literal {
  return typeof value === "number" || typeof value === "bigint"
    ? literal(Number(value), simpleTypes.double, origin)
    : toLiteral(value, origin);
}
