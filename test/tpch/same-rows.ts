/** A row's values by column, in order. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Where two lists of rows differ, as a sentence; undefined where they are the same. Everything is exact but doubles, which both sides may
 * add up in another order (1e-12 of the value), and what Spark rounds: its average and quotient of decimals are decimals with some digits,
 * DuckDB's doubles (half a unit of the last digit).
 */
export function difference(ours: readonly Row[], plain: readonly Row[]): string | undefined {
  if (ours.length !== plain.length) return `${ours.length} rows instead of ${plain.length}`;
  for (const [i, row] of ours.entries()) {
    const [names, wanted] = [row, plain[i]!].map((r) => Object.keys(r).join(", "));
    if (names !== wanted) return `columns ${names} instead of ${wanted}`;
    for (const [name, value] of Object.entries(row))
      if (!isSame(value, plain[i]![name])) return `row ${i + 1}, ${name}: ${text(value)} instead of ${text(plain[i]![name])}`;
  }
  return undefined;
}

function isSame(ours: unknown, plain: unknown): boolean {
  if (typeof plain !== "number" || Number.isInteger(plain)) return text(ours) === text(plain);
  const lost = typeof ours === "string" ? 0.5 * 10 ** -decimals(ours) : 0;
  return Math.abs(Number(ours) - plain) <= lost + 1e-12 * Math.abs(plain);
}

function decimals(text: string): number {
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

/** Days as ISO dates, decimals without zeros at their end, integers of any width alike. */
function text(value: unknown): string {
  const shown = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return /^-?\d+\.\d+$/.test(shown) ? shown.replace(/\.?0+$/, "") : shown;
}
