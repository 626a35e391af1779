import { rowWidth } from "./width.ts";
import type { RangeOf } from "./value-ranges.ts";
import type { Expr } from "../typed/expression.ts";
import type { Exchange, Join, Node, Scan } from "../typed/node.ts";
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
  return rowsOf(node, known);
}

/** How many rows a node gives, as far as can be guessed: filters let through what the values of their columns tell. */
export function guessRows(node: Node, rangeOf: RangeOf): number {
  return rowsOf(node, { share: (condition) => selectivity(condition, rangeOf), came: (exchange) => exchange.guessed });
}

/** A guess may be so much too small. */
export const guessedSafely = 2;

/** Which share of the rows that were estimated at first an exchange has. */
export function keptShare({ guessed, estimated }: Exchange): number {
  return guessed / Math.max(1, estimated);
}

/** How rows are counted: what a filter lets through, from 0 to 1, if not all, and what came through an exchange. */
interface Measure {
  readonly share?: (condition: Expr) => number;
  readonly came: (exchange: Exchange) => number;
}
const known: Measure = { came: (exchange) => exchange.rows };
/** What was estimated before anything was written. */
const atFirst: Measure = { came: (exchange) => exchange.estimated };

function rowsOf(node: Node, measure: Measure): number {
  switch (node.kind) {
    case "scan":
      return Math.min(scanRows(node), node.limit ?? Number.POSITIVE_INFINITY);
    case "local":
      return node.rows ?? Math.ceil(node.data.byteLength / Math.max(1, rowWidth(outputOf(node))));
    case "cached_read":
      return node.frame.kept?.rows ?? rowsOf(node.made, measure);
    case "range":
      return Math.max(0, Number((node.end - node.start) / node.step));
    case "filter":
      return rowsOf(node.input, measure) * (measure.share?.(node.condition) ?? 1);
    case "generate":
      return rowsOf(node.input, measure) * elementsGuess;
    case "aggregate":
      return node.groups.length === 0 ? 1 : rowsOf(node.input, measure);
    case "join":
      return joinRows(node, measure);
    case "union":
      return node.inputs.reduce((sum, input) => sum + rowsOf(input, measure), 0);
    case "limit":
      return Math.min(node.limit ?? Number.POSITIVE_INFINITY, Math.max(0, rowsOf(node.input, measure) - node.offset));
    case "tail":
      return Math.min(node.rows, rowsOf(node.input, measure));
    case "set_operation":
      return rowsOf(node.inputs[0], measure);
    case "sample":
      return Math.ceil(rowsOf(node.input, measure) * (node.upper - node.lower));
    case "shared":
      return rowsOf(node.frame.plan, measure);
    case "exchange_read":
      return measure.came(node.exchange);
    default:
      return rowsOf(node.input, measure);
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

function joinRows(node: Join, measure: Measure): number {
  const [left, right] = [rowsOf(node.left, measure), rowsOf(node.right, measure)];
  if (node.type === "anti") return left;
  if (node.type !== "semi" && !node.condition) return left * right;
  if (!measure.share) return node.type === "semi" ? left : Math.max(left, right);
  if (node.type !== "semi" && node.type !== "inner") return Math.max(left, right);
  // What a side has lost takes partners along.
  const [mostLeft, mostRight] = [rowsOf(node.left, atFirst), rowsOf(node.right, atFirst)];
  const kept = (rows: number, most: number): number => Math.min(1, rows / Math.max(1, most));
  if (node.type === "semi") return left * kept(right, mostRight);
  return Math.max(mostLeft, mostRight) * kept(left, mostLeft) * kept(right, mostRight);
}
