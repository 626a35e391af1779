import { type Answer, type Failure, isFailure } from "./answer.ts";
import type { Exact } from "./exact-values.ts";

/** How Volley's answer differs from Spark's, in words for one line; undefined where it is the same. Errors agree by their main class. */
export function differenceBetween(spark: Answer, volley: Answer, ulps: number): string | undefined {
  if (spark.error !== undefined || volley.error !== undefined)
    return mainClass(spark.error) === mainClass(volley.error) ? undefined : `Spark: ${told(spark)}, Volley: ${told(volley)}`;
  if (spark.type !== volley.type) return `Spark: type ${spark.type}, Volley: type ${volley.type}`;
  const [expected, given] = [spark.values ?? [], volley.values ?? []];
  if (expected.length !== given.length) return `Spark: ${expected.length} values, Volley: ${given.length}`;
  const differing = expected.flatMap((value, row) => (same(value, given[row]!, ulps) ? [] : [row]));
  if (differing.length === 0) return undefined;
  const shown = differing.slice(0, 3).map((row) => `row ${row}: Spark ${text(expected[row]!)}, Volley ${text(given[row]!)}`);
  return `${shown.join("; ")}${differing.length > 3 ? `; ${differing.length} rows differ` : ""}`;
}

const mainClass = (errorClass: string | undefined): string | undefined => errorClass?.split(".")[0];

const told = ({ error, type }: Answer): string => error ?? `a value of type ${type}`;

const text = (value: Exact | Failure): string => (isFailure(value) ? value.error : JSON.stringify(value));

function same(a: Exact | Failure, b: Exact | Failure, ulps: number): boolean {
  if (isFailure(a) || isFailure(b)) return isFailure(a) && isFailure(b) && mainClass(a.error) === mainClass(b.error);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => same(value as Exact, b[i] as Exact, ulps));
  if (a === b) return true;
  return typeof a === "number" && typeof b === "number" && ulps > 0 && distance(a, b) <= ulps;
}

/** How many doubles lie between two, counting one end. */
function distance(a: number, b: number): number {
  const position = (value: number): bigint => {
    const bits = new BigInt64Array(new Float64Array([value]).buffer)[0]!;
    return bits < 0n ? -(2n ** 63n) - bits : bits;
  };
  const between = position(a) - position(b);
  return Number(between < 0n ? -between : between);
}
