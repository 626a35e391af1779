import { simpleTypes } from "@volley/plan";
import { fileNameField } from "../sql/files.ts";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, mapExpr, passed, someExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { expressionsOf, inputsOf, mapNode, outputOf, withInputs } from "../typed/walk.ts";
import { mapExpressions } from "./map-expressions.ts";

interface WithFile {
  readonly node: Node;
  readonly column: Column;
}

const isFileName = (e: Expr): boolean => e.kind === "call" && e.definition.told === "file";
const asks = (expr: Expr): boolean => someExpr(expr, isFileName);

/** Puts a column of the scan below in the place of the function that asks for it; where rows come through an exchange or a join it stays the empty text. */
export function fileNames(root: Node): Node {
  return mapNode(root, (node) => {
    if (!expressionsOf(node).some(asks)) return node;
    const below = inputsOf(node).length === 1 ? fromScan(inputsOf(node)[0]!) : undefined;
    if (!below) return node;
    const known = (expr: Expr): Expr => mapExpr(expr, (e) => (isFileName(e) ? columnRef(below.column) : e));
    const told = withInputs(mapExpressions(node, known), [below.node]);
    if (!outputOf(told).includes(below.column)) return told;
    return { kind: "project", input: told, outputs: outputOf(node).map(passed) };
  });
}

/** The node with the name of each row's file as a column more; undefined where its rows are not those of one scan. */
function fromScan(node: Node): WithFile | undefined {
  switch (node.kind) {
    case "scan": {
      const column = newColumn("input_file_name", simpleTypes.string, false);
      return { node: { ...node, columns: [...node.columns, { column, field: fileNameField }] }, column };
    }
    case "project": {
      const below = fromScan(node.input);
      return below && { ...below, node: { ...node, input: below.node, outputs: [...node.outputs, passed(below.column)] } };
    }
    case "filter":
    case "generate":
    case "sample":
    case "hint": {
      const below = fromScan(node.input);
      return below && { ...below, node: { ...node, input: below.node } };
    }
    default:
      return undefined;
  }
}
