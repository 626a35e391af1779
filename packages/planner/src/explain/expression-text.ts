import { type DataType, typeText } from "@volley/plan";
import type { Named, SortKey } from "../typed/expression.ts";
import { expressionName as text } from "../analyse/default-name.ts";

export { expressionName as expressionText } from "../analyse/default-name.ts";

export function namedText({ column, expr }: Named): string {
  return text(expr) === column.name ? column.name : `${text(expr)} AS ${column.name}`;
}

export function sortText({ expr, direction, nulls }: SortKey): string {
  return `${text(expr)} ${direction === "ascending" ? "asc" : "desc"} nulls ${nulls}`;
}

export function columnText(column: { readonly name: string; readonly type: DataType }): string {
  return `${column.name} ${typeText(column.type)}`;
}
