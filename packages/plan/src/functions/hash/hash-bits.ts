import { VolleyError } from "../../errors.ts";
import type { DataType } from "../../types/data-type.ts";
import { typeText } from "../../types/ddl.ts";

/** What Spark's hashes read of a value: a signed integer of 4 or 8 bytes, or bytes (HashExpression.computeHash). */
export type Hashed =
  | { readonly width: 4 | 8; readonly value: string }
  | { readonly width: "any"; readonly bytes: string; readonly size: string };

/** What is hashed of a value, by its type; undefined where it is always null. Throws DATATYPE_MISMATCH where that is not known. */
export function hashed(name: string, value: string, type: DataType): Hashed | undefined {
  switch (type.kind) {
    case "null":
      return undefined;
    case "boolean":
    case "byte":
    case "short":
    case "integer":
      return { width: 4, value: `CAST(${value} AS BIGINT)` };
    case "date":
      return { width: 4, value: `CAST(${value} - DATE '1970-01-01' AS BIGINT)` };
    case "long":
      return { width: 8, value };
    case "timestamp":
    case "timestamp_ntz":
      return { width: 8, value: `epoch_us(${value})` };
    // Java has one NaN; minus zero counts as zero.
    case "float":
      return {
        width: 4,
        value: `CAST(CASE WHEN ${value} = 0 THEN 0 WHEN isnan(${value}) THEN 2143289344 ELSE CAST(CAST(${value} AS BIT) AS INTEGER) END AS BIGINT)`,
      };
    case "double":
      return {
        width: 8,
        value: `CASE WHEN ${value} = 0 THEN 0 WHEN isnan(${value}) THEN 9221120237041090560 ELSE CAST(CAST(${value} AS BIT) AS BIGINT) END`,
      };
    case "string":
      return { width: "any", bytes: `encode(${value})`, size: `strlen(${value})` };
    case "binary":
      return { width: "any", bytes: value, size: `octet_length(${value})` };
    case "decimal":
      if (type.precision <= 18)
        return { width: 8, value: `CAST(CAST(${value} AS DECIMAL(38,${type.scale})) * 1${"0".repeat(type.scale)} AS BIGINT)` };
  }
  throw new VolleyError("DATATYPE_MISMATCH", `${name}() has no answer for ${typeText(type)}`);
}

/**
 * A hash of several values, one after the other, nulls left out. For the loop over them each is a struct: its bytes as hexadecimal digits
 * `x`, or its number `w`, and the number of its bytes `n`; `step` makes a new hash of one and the hash until then, all as `integer`.
 */
export function hashedInTurn(
  args: readonly string[],
  reads: readonly (Hashed | undefined)[],
  integer: "BIGINT" | "HUGEINT",
  step: (hash: string, value: { readonly x: string; readonly w: string; readonly n: string }) => string,
): string {
  const of = (x: string, w: string, n: string): string =>
    `{'x': CAST(${x} AS VARCHAR), 'w': CAST(${w} AS ${integer}), 'n': CAST(${n} AS ${integer})}`;
  const values = reads.flatMap((read, i) => {
    if (!read) return [];
    const value = read.width === "any" ? of(`hex(${read.bytes})`, "NULL", read.size) : of("NULL", read.value, String(read.width));
    return [`CASE WHEN ${args[i]!} IS NOT NULL THEN ${value} END`];
  });
  if (values.length === 0) return "42";
  const next = step("state.w", { x: "part.x", w: "part.w", n: "part.n" });
  const body = `CASE WHEN part IS NULL THEN state ELSE ${of("NULL", next, "NULL")} END`;
  return `list_reduce([${values.join(", ")}], lambda state, part: ${body}, ${of("NULL", "42", "NULL")}).w`;
}
