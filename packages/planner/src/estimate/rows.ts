import { rowWidth } from "./width.ts";
import type { RangeOf } from "./value-ranges.ts";
import type { Expr } from "../typed/expression.ts";
import type { Join, Node, Scan } from "../typed/node.ts";
import { selectivity } from "./selectivity.ts";
import { inputsOf, outputOf } from "../typed/walk.ts";

/** Parquet's files are about a third of their rows in memory; text is about as large. */
const inflation: Readonly<Record<string, number>> = { parquet: 3, arrow: 1, csv: 1, json: 0.5, text: 1 };

/** Elements of an array that becomes rows: more than most have, so that what is exploded does not count as small. */
const elementsGuess = 100;

/**
 * How many rows a node gives at most, for the steps whose bound is known, and a guess for joins. A filter or a grouping may keep every
 * row: a side is taken for small only when nothing could make it large, or when the user says so.
 */
export function estimateRows(node: Node): number {
  return rowsOf(node, keepsAll);
}

/** What a filter lets through, from 0 to 1. */
type Share = (condition: Expr) => number;
const keepsAll: Share = () => 1;

/** How many rows a node gives, as far as can be guessed: filters let through what the values of their columns tell. */
export function guessRows(node: Node, rangeOf: RangeOf): number {
  return rowsOf(node, (condition) => selectivity(condition, rangeOf));
}

function rowsOf(node: Node, share: Share): number {
  switch (node.kind) {
    case "scan":
      return Math.min(scanRows(node), node.limit ?? Number.POSITIVE_INFINITY);
    case "local":
      return node.rows ?? Math.ceil(node.data.byteLength / Math.max(1, rowWidth(outputOf(node))));
    case "cached_read":
      return node.frame.kept?.rows ?? rowsOf(node.made, share);
    case "range":
      return Math.max(0, Number((node.end - node.start) / node.step));
    case "filter":
      return rowsOf(node.input, share) * share(node.condition);
    case "generate":
      return rowsOf(node.input, share) * elementsGuess;
    case "aggregate":
      return node.groups.length === 0 ? 1 : rowsOf(node.input, share);
    case "join":
      return joinRows(node, share);
    case "union":
      return node.inputs.reduce((sum, input) => sum + rowsOf(input, share), 0);
    case "limit":
      return Math.min(node.limit ?? Number.POSITIVE_INFINITY, Math.max(0, rowsOf(node.input, share) - node.offset));
    case "tail":
      return Math.min(node.rows, rowsOf(node.input, share));
    case "set_operation":
      return rowsOf(node.inputs[0], share);
    case "sample":
      return Math.ceil(rowsOf(node.input, share) * (node.upper - node.lower));
    case "shared":
      return rowsOf(node.frame.plan, share);
    case "exchange_read":
      return node.exchange.rows;
    default:
      return rowsOf(node.input, share);
  }
}

/** Steps that may give far fewer rows than are estimated. */
const uncertain: ReadonlySet<Node["kind"]> = new Set(["filter", "aggregate", "dedupe", "join", "set_operation", "generate"]);

/** Whether a node may give far fewer rows than are estimated. */
export function isUncertain(node: Node): boolean {
  if (uncertain.has(node.kind)) return true;
  return node.kind === "shared" ? isUncertain(node.frame.plan) : inputsOf(node).some(isUncertain);
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

function joinRows(node: Join, share: Share): number {
  const [left, right] = [rowsOf(node.left, share), rowsOf(node.right, share)];
  // What a side has lost takes partners along.
  const kept = (rows: number, side: Node): number => (share === keepsAll ? 1 : rows / Math.max(1, rowsOf(side, keepsAll)));
  if (node.type === "semi") return left * kept(right, node.right);
  if (node.type === "anti") return left;
  if (!node.condition) return left * right;
  if (share === keepsAll || node.type !== "inner") return Math.max(left, right);
  return Math.max(rowsOf(node.left, keepsAll), rowsOf(node.right, keepsAll)) * kept(left, node.left) * kept(right, node.right);
}
