import { commonType, type DataType, simpleTypes, typeText, type Unpivot, VolleyError } from "@volley/plan";
import { type Column, newColumn, reissue } from "../typed/column.ts";
import { columnRef, type Expr, type Named } from "../typed/expression.ts";
import type { Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { constant } from "./call.ts";
import { coerced } from "./coerce.ts";
import { resolveOutputs, type Scope } from "./expression.ts";

/** A projection for each value column, one under another: the ids, the column's name, its value. */
export function resolveUnpivot(relation: Unpivot, input: Analyzed, scope: Scope): Union {
  const { origin } = relation;
  const ids = relation.ids.flatMap((id) => resolveOutputs(id, scope));
  const values = relation.values?.flatMap((value) => resolveOutputs(value, scope)) ?? others(input, ids);
  if (values.length === 0)
    throw new VolleyError("UNPIVOT_REQUIRES_VALUE_COLUMNS", "unpivot() needs at least one value column: all columns are ids", { origin });
  const type = valueType(relation, values);
  const columns: Column[] = [
    ...ids.map((id) => reissue(id.column)),
    newColumn(relation.variableName, simpleTypes.string, false),
    newColumn(
      relation.valueName,
      type,
      values.some(({ expr }) => expr.nullable),
    ),
  ];
  return unionOf(
    input,
    columns,
    values.map(({ column, expr }) => [...ids.map((id) => id.expr), constant(column.name, "string"), coerced(expr, type)]),
  );
}

/** The union of projections of one input, each of which gives all the columns. */
export function unionOf({ node }: Analyzed, columns: readonly Column[], rows: readonly (readonly Expr[])[]): Union {
  const inputs = rows.map((exprs) => ({
    kind: "project" as const,
    input: node,
    outputs: exprs.map((expr, i): Named => ({ column: newColumn(columns[i]!.name, columns[i]!.type, expr.nullable), expr })),
  }));
  return { kind: "union", inputs, columns, sources: inputs.map(({ outputs }) => outputs.map((o) => o.column.id)) };
}

function others({ visible }: Analyzed, ids: readonly Named[]): readonly Named[] {
  const taken = new Set(ids.map(({ expr }) => (expr.kind === "column" ? expr.id : undefined)));
  return visible.filter((v) => !taken.has(v.column.id)).map(({ column }) => ({ column, expr: columnRef(column) }));
}

/** The least common type, into which text does not count: Spark unpivots texts only with texts. */
function valueType({ origin }: Unpivot, values: readonly Named[]): DataType {
  const type = values.reduce<DataType | undefined>((wide, { expr }) => wide && wider(wide, expr.type), simpleTypes.null);
  if (type) return type;
  throw new VolleyError("UNPIVOT_VALUE_DATA_TYPE_MISMATCH", "the columns to unpivot have no common type", {
    origin,
    where: values.map(({ column }) => `${column.name}: ${typeText(column.type)}`),
    hints: ["cast them to one type first, or name only those that have one"],
  });
}

function wider(a: DataType, b: DataType): DataType | undefined {
  const text = [a, b].filter((type) => type.kind === "string").length;
  return text === 1 && a.kind !== "null" && b.kind !== "null" ? undefined : commonType(a, b);
}
