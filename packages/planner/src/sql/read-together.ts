import { indent } from "./select.ts";
import type { Node } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";

/** Of more columns, full vectors would be megabytes. */
const mostColumns = 200;

/**
 * The statement of a plan whose rows are read in their turns. DuckDB hands on what a filter or a join leaves of each 2048 rows as it is, and
 * the reader pays for each such handful: there the rows are gathered first, in full vectors; what exceeds the memory limit goes to disk.
 */
export function readTogether(node: Node, sql: string): string {
  return outputOf(node).length <= mostColumns && comesInHandfuls(node)
    ? `WITH packed AS MATERIALIZED (\n${indent(sql)}\n)\nSELECT * FROM packed`
    : sql;
}

function comesInHandfuls(node: Node): boolean {
  switch (node.kind) {
    case "join":
      return node.type !== "cross" || comesInHandfuls(node.left) || comesInHandfuls(node.right);
    case "filter":
    case "generate":
    case "sample":
      return true;
    case "project":
    case "hint":
      return comesInHandfuls(node.input);
    case "union":
      return node.inputs.some(comesInHandfuls);
    case "shared":
      return comesInHandfuls(node.frame.plan);
    default:
      return false;
  }
}
