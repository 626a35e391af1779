/**
 * Where two engines' rows differ, as a sentence; undefined where they are the same. Engines have different types for averages and quotients
 * of decimals, some round them and some cut: a decimal may differ by a unit of its last digit from what has more digits, and doubles by
 * 1e-9 of the value.
 */
export function difference(rows, wanted) {
  if (rows.length !== wanted.length) return `${rows.length} rows instead of ${wanted.length}`;
  // Rows that tie in a query's order come in any.
  const [ours, theirs] = [rows, wanted].map((list) => list.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)));
  return firstDifference(rows, wanted) && firstDifference(ours, theirs);
}

function firstDifference(rows, wanted) {
  for (const [i, row] of rows.entries()) {
    if (row.length !== wanted[i].length) return `${row.length} columns instead of ${wanted[i].length}`;
    const at = row.findIndex((value, column) => !isSame(value, wanted[i][column]));
    if (at >= 0) return `row ${i + 1}, column ${at + 1}: ${row[at]} instead of ${wanted[i][at]}`;
  }
  return undefined;
}

function isSame(value, wanted) {
  if (String(value) === String(wanted)) return true;
  if (value === null || wanted === null) return false;
  const [a, b] = [Number(value), Number(wanted)];
  const lost = Math.max(lastDigit(value, wanted), lastDigit(wanted, value));
  return Math.abs(a - b) <= lost + 1e-9 * Math.abs(b);
}

/** A unit of a decimal's last digit where the other has more digits; decimals come as text, doubles as numbers. */
function lastDigit(decimal, other) {
  const digits = digitsOf(decimal);
  return typeof decimal === "string" && digits > 0 && digits < digitsOf(other) ? 10 ** -digits : 0;
}

function digitsOf(value) {
  return /^-?\d+\.(\d+)$/.exec(value)?.[1].length ?? 0;
}

function sortKey(row) {
  return JSON.stringify(row.map((value) => (value === null || Number.isNaN(Number(value)) ? value : Number(Number(value).toPrecision(7)))));
}
