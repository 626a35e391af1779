import { type Origin, type Relation, relation, VolleyError } from "@volley/plan";
import { shownValue } from "@volley/plan/values";
import { list } from "../argument-checks.ts";

/** What rows are chosen by: a whole number, or any where none is given. Throws INVALID_ARGUMENT. */
export function wholeSeed(what: string, seed: unknown, origin: Origin): bigint {
  if (seed === undefined) return BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
  if (typeof seed === "bigint" || Number.isSafeInteger(seed)) return BigInt(seed as number | bigint);
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a whole number as seed, not ${shownValue(seed)}`, { origin });
}

/** Each row with the same probability. */
export function sampled(input: Relation, fraction: number, seed: unknown, origin: Origin): Relation {
  if (!(fraction >= 0 && fraction <= 1))
    throw new VolleyError("INVALID_ARGUMENT", `sample(${shownValue(fraction)}): the fraction lies between 0 and 1`, { origin });
  return relation("sample", { input, lower: 0, upper: fraction, seed: wholeSeed("sample()", seed, origin), origin });
}

/** Each row in one of the relations, by weight. */
export function dealt(input: Relation, weights: readonly number[], seed: unknown, origin: Origin): Relation[] {
  const bad = list("randomSplit()", weights, origin).find((weight) => !(weight > 0 && Number.isFinite(weight)));
  if (weights.length === 0 || bad !== undefined)
    throw new VolleyError(
      "INVALID_ARGUMENT",
      bad === undefined ? "randomSplit() needs weights" : `randomSplit(): the weight ${shownValue(bad)} is not a positive number`,
      { origin, hints: ["for example randomSplit([0.8, 0.2], 42)"] },
    );
  const whole = wholeSeed("randomSplit()", seed, origin);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight, i) => {
    const lower = reached / total;
    reached += weight;
    const upper = i === weights.length - 1 ? 1 : reached / total;
    return relation("sample", { input, lower, upper, seed: whole, origin });
  });
}
