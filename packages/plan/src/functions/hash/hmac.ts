import { VolleyError } from "../../errors.ts";
import type { Constants, FunctionTable } from "../definition.ts";
import { lambdaSql, once } from "../once.ts";
import { always, raise, scalar } from "../rules.ts";

/** The hashes that DuckDB has, by Spark's names; all of blocks of 64 bytes. */
const hashes: Readonly<Record<string, string>> = { "SHA-256": "sha256", "SHA-1": "sha1", MD5: "md5" };

function hashOf([, , name = "SHA-256"]: Constants): string {
  const found = typeof name === "string" ? hashes[name.toUpperCase()] : undefined;
  if (found) return found;
  throw new VolleyError("UNSUPPORTED_FEATURE", "hmac() computes with SHA-256, SHA-1 and MD5, named by a constant");
}

/** Each byte of a key, as 128 hexadecimal digits, with a byte laid over it. */
const padded = (key: string, byte: number): string =>
  `array_to_string(list_transform(range(1, 129, 2), ${lambdaSql(["i"], (i) => `printf('%02X', xor(CAST('0x' || substring(${key}, ${i}, 2) AS INTEGER), ${byte}))`)}), '')`;

/** RFC 2104. */
export const hmac: FunctionTable = {
  hmac: scalar(
    [2, 3],
    ["binary", "binary", "string"],
    always("binary"),
    ([key, message], _types, _result, constants) => {
      const hash = hashOf(constants);
      const empty = raise("INVALID_PARAMETER_VALUE", "hmac() needs a key that is not empty");
      const block = once(
        key!,
        (k) =>
          `rpad(CASE WHEN octet_length(${k}) = 0 THEN ${empty} WHEN octet_length(${k}) > 64 THEN ${hash}(${k}) ELSE hex(${k}) END, 128, '0')`,
      );
      return once(
        block,
        (k) => `unhex(${hash}(unhex(${padded(k, 0x5c)} || ${hash}(unhex(${padded(k, 0x36)} || hex(${message}))))))`,
        "key",
      );
    },
    "Keyed hash of a message, by SHA-256 where not said.",
    { costly: true, check: (constants) => void hashOf(constants) },
  ),
};
