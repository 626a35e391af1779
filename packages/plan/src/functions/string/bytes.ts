import { type DataType, simpleTypes } from "../../types/data-type.ts";
import type { Conversion } from "../definition.ts";
import { lambdaSql, once } from "../once.ts";

/** Characters of UTF-8 as hexadecimal digits, then what is left of broken ones (each a replacement character, as Java has it), then any byte. */
const sequences = [
  "C[2-9A-F][89AB].|D.[89AB].",
  "E0[AB].[89AB].|E[1-9A-CEF](?:[89AB].){2}|ED[89].[89AB].",
  "F0[9AB].(?:[89AB].){2}|F[1-3](?:[89AB].){3}|F48.(?:[89AB].){2}",
  "E0[AB].|E[1-9A-CEF][89AB].|ED[89].|F0[9AB].(?:[89AB].)?|F[1-3](?:[89AB].){1,2}|F48.(?:[89AB].)?|..",
].join("|");

/** Bytes as text. What is no UTF-8 becomes replacement characters, which is how Spark shows such text. */
export function bytesText(bytes: string): string {
  return once(
    bytes,
    (b) => {
      const character = lambdaSql(["h"], (h) => `coalesce(TRY(decode(unhex(${h}))), chr(65533))`);
      const repaired = `array_to_string(list_transform(regexp_extract_all(hex(${b}), '${sequences}'), ${character}), '')`;
      return `coalesce(TRY(decode(${b})), CASE WHEN ${b} IS NOT NULL THEN ${repaired} END)`;
    },
    "b",
  );
}

/** Text and bytes as they are; nothing else becomes bytes by itself. */
export const textOrBytes: Conversion = {
  takes: "a string or binary",
  to: (types) => {
    const fits = types.every(({ kind }) => kind === "string" || kind === "binary" || kind === "null");
    return fits ? types.map((type) => (type.kind === "null" ? simpleTypes.string : type)) : undefined;
  },
};

/** Whether all are bytes; a constant null may stand among them. */
export const allBytes = (types: readonly DataType[]): boolean =>
  types.some(({ kind }) => kind === "binary") && types.every(({ kind }) => kind === "binary" || kind === "null");

/** A test of two texts, or of two values of bytes by their hexadecimal digits. */
export function searched(
  test: (a: string, b: string) => string,
  bytes = test,
): (args: readonly string[], types: readonly DataType[]) => string {
  return ([a, b], types) => (types[0]?.kind === "binary" ? bytes(`hex(${a})`, `hex(${b})`) : test(a!, b!));
}

/** Two texts, or two values of bytes. */
export const twoTextsOrBytes: Conversion = {
  takes: "two strings, or two binaries",
  to: (types) => types.map(() => simpleTypes[allBytes(types) ? "binary" : "string"]),
};

/** A part of bytes, by the positions that parts of texts have. */
export function bytesPart(bytes: string, from: string, length?: string): string {
  return once(
    bytes,
    (b) => {
      const size = `octet_length(${b})`;
      const start = `CASE WHEN ${from} > 0 THEN CAST(${from} AS BIGINT) - 1 WHEN ${from} < 0 THEN ${size} + ${from} ELSE 0 END`;
      const end = length === undefined ? size : `least(${start} + CAST(${length} AS BIGINT), ${size})`;
      const digits = `substring(hex(${b}), 2 * greatest(${start}, 0) + 1, 2 * greatest(${end} - greatest(${start}, 0), 0))`;
      return `CASE WHEN ${b} IS NOT NULL AND ${from} IS NOT NULL${length === undefined ? "" : ` AND ${length} IS NOT NULL`} THEN unhex(${digits}) END`;
    },
    "b",
  );
}
