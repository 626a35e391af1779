import type { FunctionTable } from "./definition.ts";
import { always, named, scalar } from "./rules.ts";

/** Hashes. `hash_unit` is Volley's own: it decides dataset splits, so it must not change between versions. */
export const hash: FunctionTable = {
  md5: scalar(1, ["string"], always("string"), named("md5"), "MD5 as 32 hexadecimal digits.", { costly: true }),
  sha256: scalar(1, ["string"], always("string"), named("sha256"), "SHA-256 as 64 hexadecimal digits.", { costly: true }),
  hash_unit: scalar(
    [1, Number.POSITIVE_INFINITY],
    ["string"],
    always("double"),
    (args) =>
      `(CAST(md5_number_lower(${args.map((a) => `coalesce(${a}, chr(30))`).join(" || chr(31) || ")}) >> 11 AS DOUBLE) / 9007199254740992)`,
    "A number in [0, 1) that depends on the values alone (53 bits of MD5 over their texts): equal rows, equal numbers, on every machine and version.",
    { neverNull: true, costly: true },
  ),
  rand: scalar(
    [0, 1],
    ["long"],
    always("double"),
    () => "random()",
    "A random number in [0, 1), new in every execution. Spark Connect clients send a seed, which has no effect.",
    {
      neverNull: true,
      deterministic: false,
    },
  ),
};
