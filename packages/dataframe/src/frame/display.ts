import type { DataType } from "@volley/plan";

const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const plain = /^[\x20-\x7e]*$/;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it takes 15 ms. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** Columns a text takes on a terminal: East Asian wide characters and emoji two, combining marks none. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment);
  return width;
}

const graphemeWidth = (grapheme: string): number => (invisible.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1);

/** A text of at most this width, with `…` where it was cut. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes(text)) {
    used += graphemeWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Padded to a width, on the left for numbers. */
export function pad(text: string, width: number, right: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return right ? blanks + text : text + blanks;
}

const controls: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A value as `show` prints it; timestamps have become text before. */
export function cell(value: unknown, type: DataType): string {
  if (value === null || value === undefined) return "NULL";
  switch (type.kind) {
    case "date":
      return dateText(value as Date);
    case "binary":
      return `[${Buffer.from(value as Uint8Array)
        .toString("hex")
        .toUpperCase()
        .replace(/(..)(?=.)/g, "$1 ")}]`;
    case "array":
      return `[${(value as unknown[]).map((v) => cell(v, type.element)).join(", ")}]`;
    case "map":
      return `{${[...(value as Map<unknown, unknown>)].map(([k, v]) => `${cell(k, type.key)} -> ${cell(v, type.value)}`).join(", ")}}`;
    case "struct":
      return `{${type.fields.map((f) => cell((value as Record<string, unknown>)[f.name], f.type)).join(", ")}}`;
    case "string":
      return (value as string).replace(
        /[\p{Cc}\u2028\u2029]/gu,
        (c) => controls[c] ?? `\\u${c.codePointAt(0)!.toString(16).padStart(4, "0")}`,
      );
    case "float":
      return String(Number((value as number).toPrecision(7)));
    default:
      return `${value as number | bigint | boolean}`;
  }
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "out of range";
  return date.toISOString().replace(/T.*$/, "");
}
