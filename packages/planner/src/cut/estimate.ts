import { rowWidth } from "../optimise/width.ts";
import type { Join, Node, Scan } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";

/** Parquet's files are about a third of their rows in memory; text is about as large. */
const inflation: Readonly<Record<string, number>> = { parquet: 3, arrow: 1, csv: 1, json: 0.5, text: 1 };

/** Elements of an array that becomes rows: more than most have, so that what is exploded does not count as small. */
const elementsGuess = 100;

/**
 * How many rows a node gives at most, for the steps whose bound is known, and a guess for joins. A filter or a grouping may keep every
 * row: a side is taken for small only when nothing could make it large, or when the user says so.
 */
export function estimateRows(node: Node): number {
  switch (node.kind) {
    case "scan":
      return Math.min(scanRows(node), node.limit ?? Number.POSITIVE_INFINITY);
    case "local":
      return node.rows ?? Math.ceil(node.data.byteLength / Math.max(1, rowWidth(outputOf(node))));
    case "cached_read":
      return node.frame.kept?.rows ?? estimateRows(node.made);
    case "range":
      return Math.max(0, Number((node.end - node.start) / node.step));
    case "generate":
      return estimateRows(node.input) * elementsGuess;
    case "aggregate":
      return node.groups.length === 0 ? 1 : estimateRows(node.input);
    case "join":
      return joinRows(node);
    case "union":
      return node.inputs.reduce((sum, input) => sum + estimateRows(input), 0);
    case "limit":
      return Math.min(node.limit ?? Number.POSITIVE_INFINITY, Math.max(0, estimateRows(node.input) - node.offset));
    case "tail":
      return Math.min(node.rows, estimateRows(node.input));
    case "set_operation":
      return estimateRows(node.inputs[0]);
    case "sample":
      return Math.ceil(estimateRows(node.input) * (node.upper - node.lower));
    case "shared":
      return estimateRows(node.frame.plan);
    case "exchange_read":
      return node.exchange.rows;
    default:
      return estimateRows(node.input);
  }
}

/** Estimated bytes of a node's rows in memory. */
export function estimateBytes(node: Node): number {
  return node.kind === "local" ? node.data.byteLength : estimateRows(node) * rowWidth(outputOf(node));
}

function scanRows(scan: Scan): number {
  const { files, schema, format } = scan.source;
  const all = schema.fields.map((f, i) => ({ id: -i, name: f.name, type: f.type, nullable: true }));
  const width = Math.max(1, rowWidth(all));
  return files.reduce((sum, file) => sum + (file.rows ?? Math.ceil((file.size * inflation[format]!) / width)), 0);
}

function joinRows(node: Join): number {
  const left = estimateRows(node.left);
  if (node.type === "semi" || node.type === "anti") return left;
  const right = estimateRows(node.right);
  if (node.condition) return Math.max(left, right);
  return left * right;
}
