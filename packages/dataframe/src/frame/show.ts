import { isNumeric, type StructType } from "@volley/plan";
import { cell, cut, displayWidth, pad } from "./display.ts";

export interface Drawing {
  /** Longest cell in characters; 0: as long as it is. */
  readonly truncate: number;
  /** Characters in a line; undefined: any number. */
  readonly width?: number | undefined;
}

const separator = " │ ";
const narrowest = 6;

/**
 * Rows as a table: numbers to the right, everything else to the left. Where the terminal is too narrow, the widest columns are cut,
 * and where that is not enough, the last ones are left out and named below.
 */
export function draw(schema: StructType, rows: readonly (readonly unknown[])[], { truncate, width }: Drawing): string {
  const limit = truncate > 0 ? truncate : Number.POSITIVE_INFINITY;
  const columns = schema.fields.map((field, i) => {
    const cells = rows.map((row) => cut(cell(row[i], field.type), limit));
    return { name: field.name, right: isNumeric(field.type), cells, width: Math.max(displayWidth(field.name), ...cells.map(displayWidth)) };
  });
  const widths = columns.map((c) => c.width);
  const shown = width === undefined ? widths.length : fit(widths, width - 2);
  const line = (texts: readonly string[]): string => ` ${texts.join(separator)} `.trimEnd();
  const drawn = columns.slice(0, shown).map((c, i) => ({ ...c, width: widths[i]! }));
  const out = [
    line(drawn.map((c) => pad(cut(c.name, c.width), c.width, c.right))),
    drawn.map((c) => "─".repeat(c.width + 2)).join("┼"),
    ...rows.map((_, r) => line(drawn.map((c) => pad(cut(c.cells[r]!, c.width), c.width, c.right)))),
  ];
  const left = columns.slice(shown).map((c) => c.name);
  if (left.length > 0) out.push(`and ${left.length} more column${left.length === 1 ? "" : "s"}: ${left.join(", ")}`);
  return out.join("\n");
}

/** Rows one under another, a line for each column. */
export function drawVertical(schema: StructType, rows: readonly (readonly unknown[])[], { truncate }: Drawing): string {
  const limit = truncate > 0 ? truncate : Number.POSITIVE_INFINITY;
  const names = Math.max(0, ...schema.fields.map((f) => displayWidth(f.name)));
  const blocks = rows.map((row, r) => [
    `── row ${(r + 1).toLocaleString("en-US")} ──`,
    ...schema.fields.map((field, i) => ` ${pad(field.name, names, false)}${separator}${cut(cell(row[i], field.type), limit)}`),
  ]);
  return blocks.flat().join("\n");
}

/** Narrows columns in place until they fit; returns how many do. */
function fit(widths: number[], width: number): number {
  let shown = widths.length;
  while (shown > 1 && widths.slice(0, shown).reduce((sum, w) => sum + Math.min(w, narrowest), 0) + (shown - 1) * separator.length > width)
    shown--;
  for (;;) {
    const total = widths.slice(0, shown).reduce((sum, w) => sum + w, 0) + (shown - 1) * separator.length;
    const widest = Math.max(...widths.slice(0, shown));
    if (total <= width || widest <= narrowest) return shown;
    const next = Math.max(narrowest, ...widths.slice(0, shown).filter((w) => w < widest));
    const peers = widths.slice(0, shown).filter((w) => w === widest).length;
    const step = Math.max(1, Math.min(widest - next, Math.ceil((total - width) / peers)));
    for (let i = 0; i < shown; i++) if (widths[i] === widest) widths[i] = Math.max(narrowest, widest - step);
  }
}

/** What stands below a table: how many rows it shows, and how many more there are. */
export function footer(shown: number, more: number | "some"): string {
  const count = (n: number): string => `${n.toLocaleString("en-US")} row${n === 1 ? "" : "s"}`;
  if (more === 0) return count(shown);
  return more === "some" ? `${count(shown)} shown, there are more` : `${count(shown)} shown, ${more.toLocaleString("en-US")} more`;
}
