import { estimateRows } from "../estimate/rows.ts";
import { rowWidth } from "../estimate/width.ts";
import type { Node, Scan } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";
import { count } from "./node-text.ts";
import { size } from "./tree.ts";

/** What is estimated of a step, and from what: rows, bytes of a row in memory, bytes of all of them. */
export function costOf(node: Node): string {
  const rows = estimateRows(node);
  const width = rowWidth(outputOf(node));
  const total = `~${count(rows)} rows × ${count(width)} B = ${size(rows * width)}`;
  return node.kind === "scan" ? `${total}; ${filesText(node)}` : total;
}

function filesText({ source: { files } }: Scan): string {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const counted = files.filter((file) => file.rows !== undefined).length;
  const from = counted === files.length ? "rows counted in the footers" : counted === 0 ? "rows guessed from bytes" : "rows partly counted";
  return `${count(files.length)} ${files.length === 1 ? "file" : "files"}, ${size(bytes)}, ${from}`;
}
