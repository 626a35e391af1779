import { VolleyError } from "../../errors.ts";
import { textOrBytes } from "../string/bytes.ts";
import { once } from "../once.ts";
import type { Constants, FunctionTable } from "../definition.ts";
import { murmur3 } from "./murmur3.ts";
import { xxhash64 } from "./xxhash64.ts";
import { always, named, scalar } from "../rules.ts";

const sha1 = scalar(1, textOrBytes, always("string"), named("sha1"), "SHA-1 as 40 hexadecimal digits.", { costly: true });

function checkBits(constants: Constants): void {
  if (constants[1] === undefined || [224, 384, 512].includes(Number(constants[1])))
    throw new VolleyError("UNSUPPORTED_FEATURE", "Volley computes SHA-2 of 256 bits alone, asked for by a constant", {
      hints: ["sha2(value, 256)"],
    });
}

/** What the polynomial leaves of each half byte. */
const remainders = Array.from({ length: 16 }, (_, n) => [0, 1, 2, 3].reduce((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n) >>> 0);

/** Half bytes one after the other, the lower first. */
function crc32(bytes: string): string {
  const table = `CAST([${remainders.join(", ")}] AS BIGINT[])`;
  const halves = once(
    `hex(${bytes})`,
    (h) => `list_transform(range(0, length(${h})), lambda i: CAST(strpos('0123456789ABCDEF', ${h}[xor(i, 1) + 1]) - 1 AS BIGINT))`,
  );
  return `xor(list_reduce(${halves}, lambda c, h: xor(${table}[(xor(c, h) & 15) + 1], c >> 4), CAST(4294967295 AS BIGINT)), 4294967295)`;
}

/** Hashes. `hash_unit` is Volley's own: it decides dataset splits, so it must not change between versions. */
export const hash: FunctionTable = {
  md5: scalar(1, textOrBytes, always("string"), named("md5"), "MD5 as 32 hexadecimal digits.", { costly: true }),
  sha256: scalar(1, ["string"], always("string"), named("sha256"), "SHA-256 as 64 hexadecimal digits.", { costly: true }),
  sha: sha1,
  sha1,
  sha2: scalar(
    2,
    ["text", "integer"],
    always("string"),
    ([a], _types, _result, constants) => (constants[1] === 0 || constants[1] === 256 ? `sha256(${a})` : "CAST(NULL AS VARCHAR)"),
    "SHA-2 of 256 bits as hexadecimal digits; 0 is 256 as well.",
    { costly: true, mayBeNull: true, check: checkBits },
  ),
  crc32: scalar(1, ["binary"], always("long"), ([a]) => crc32(a!), "Cyclic redundancy check of bytes.", { costly: true }),
  hash: scalar([1, Number.POSITIVE_INFINITY], "any", always("integer"), murmur3, "Murmur3 of all values, as Spark partitions by it.", {
    neverNull: true,
    costly: true,
  }),
  xxhash64: scalar([1, Number.POSITIVE_INFINITY], "any", always("long"), xxhash64, "XXH64 of all values, as Spark computes it.", {
    neverNull: true,
    costly: true,
  }),
  hash_unit: scalar(
    [1, Number.POSITIVE_INFINITY],
    ["string"],
    always("double"),
    (args) =>
      `(CAST(md5_number_lower(${args.map((a) => `coalesce(${a}, chr(30))`).join(" || chr(31) || ")}) >> 11 AS DOUBLE) / 9007199254740992)`,
    "A number in [0, 1) that depends on the values alone (53 bits of MD5 over their texts): equal rows, equal numbers, on every machine and version.",
    { neverNull: true, costly: true },
  ),
};
