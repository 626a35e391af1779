/** Some rows of a chunk, from `start` on. */
export interface Cut {
  readonly start: number;
  readonly rows: number;
}

/** Cuts a chunk into parts of about equal rows, so that none has more than `maxRows` rows or, on average, `maxBytes`. */
export function cutRows(rows: number, bytes: number, maxRows: number, maxBytes: number): Cut[] {
  const parts = Math.max(1, Math.ceil(rows / maxRows), Math.ceil(bytes / maxBytes));
  const even = Math.ceil(rows / parts);
  // A multiple of 8 where possible: bitmaps are then copied by bytes.
  const rounded = Math.ceil(even / 8) * 8;
  const step = rounded <= maxRows ? rounded : even;
  const cuts: Cut[] = [];
  for (let start = 0; start < rows; start += step) cuts.push({ start, rows: Math.min(step, rows - start) });
  return cuts;
}
