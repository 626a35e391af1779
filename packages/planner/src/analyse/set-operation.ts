import { commonType, type DataType, type SetOperation as Relation, typeText, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named } from "../typed/expression.ts";
import type { Node, SetOperation, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { coerced } from "./coerce.ts";
import { holdsMap } from "./holds-map.ts";
import { normalised } from "./normalised.ts";
import { matching, unknownName, type Visible } from "./scope.ts";

/** Columns of both sides that meet; undefined where one side lacks it. */
interface Pair {
  readonly name: string;
  readonly left: Column | undefined;
  readonly right: Column | undefined;
}

/** Both sides' rows under the left's names, columns paired by position or by name, each pair in its common type. */
export function resolveSetOperation(relation: Relation, left: Analyzed, right: Analyzed): Union | SetOperation {
  const { operation, all } = relation;
  const pairs = relation.byName ? byName(relation, left, right) : byPosition(relation, left, right);
  const columns = pairs.map((pair, i) => newColumn(pair.name, typeOf(relation, pair, i), nullability[operation](pair)));
  const keyed = operation === "union" ? (value: Expr) => value : normalised;
  const sides = [
    converted(
      left.node,
      pairs.map((p) => p.left),
      columns,
      keyed,
    ),
    converted(
      right.node,
      pairs.map((p) => p.right),
      columns,
      keyed,
    ),
  ] as const;
  const sources = sides.map((s) => s.ids);
  if (operation === "union") return { kind: "union", inputs: sides.map((s) => s.node), columns, sources };
  return { kind: "set_operation", operation, all, inputs: [sides[0].node, sides[1].node], columns, sources };
}

const mayBeNull = (column: Column | undefined): boolean => column?.nullable ?? true;
const nullability: { readonly [O in Relation["operation"]]: (pair: Pair) => boolean } = {
  union: ({ left, right }) => mayBeNull(left) || mayBeNull(right),
  intersect: ({ left, right }) => mayBeNull(left) && mayBeNull(right),
  except: ({ left }) => mayBeNull(left),
};

function typeOf(relation: Relation, { left, right }: Pair, i: number): DataType {
  const { operation, origin } = relation;
  const type = left && right ? commonType(left.type, right.type) : (left ?? right)!.type;
  if (!type)
    throw new VolleyError(
      "INCOMPATIBLE_COLUMN_TYPE",
      `${operation} cannot bring together column ${i + 1}: "${left!.name}" is ${typeText(left!.type)}, "${right!.name}" is ${typeText(right!.type)}`,
      {
        origin,
        hints: [`cast one of them${operation === "union" ? ", or use unionByName if the order differs" : ""}`],
      },
    );
  if (!holdsMap(type) || (operation === "union" && relation.all)) return type;
  throw new VolleyError(
    "UNSUPPORTED_FEATURE",
    `${operation} cannot compare rows by column "${(left ?? right)!.name}" of type ${typeText(type)}`,
    {
      origin,
      hints: ["maps have no equality: drop the column, or compare its entries"],
    },
  );
}

function byPosition({ operation, origin }: Relation, left: Analyzed, right: Analyzed): readonly Pair[] {
  const [ls, rs] = [left, right].map((side) => side.visible.map((v) => v.column)) as [Column[], Column[]];
  if (ls.length !== rs.length) throw countMismatch(operation, ls, rs, origin);
  return ls.map((l, i) => ({ name: l.name, left: l, right: rs[i] }));
}

function byName(relation: Relation, left: Analyzed, right: Analyzed): readonly Pair[] {
  const { operation, allowMissingColumns: filling, origin } = relation;
  if (operation !== "union") throw new VolleyError("INVALID_ARGUMENT", `${operation} pairs columns by position alone`, { origin });
  const pairs = left.visible.map(
    ({ column }): Pair => ({ name: column.name, left: column, right: counterpart(relation, right.visible, column.name) }),
  );
  const extra = right.visible.filter((v) => matching(left.visible, v.column.name).length === 0);
  if (extra.length > 0 && !filling)
    throw countMismatch(
      operation,
      left.visible.map((v) => v.column),
      right.visible.map((v) => v.column),
      origin,
    );
  return [...pairs, ...extra.map(({ column }): Pair => ({ name: column.name, left: undefined, right: column }))];
}

function counterpart({ allowMissingColumns: filling, origin }: Relation, right: readonly Visible[], name: string): Column | undefined {
  const found = matching(right, name);
  if (found.length > 1)
    throw new VolleyError("AMBIGUOUS_REFERENCE", `the right side of the union has ${found.length} columns "${name}"`, { origin });
  if (found.length === 1 || filling) return found[0]?.column;
  const names = right.map((v) => v.column.name);
  throw unknownName(
    `column "${name}" does not exist on the right side of the union`,
    name,
    names,
    "columns",
    origin,
    "UNRESOLVED_COLUMN_AMONG_FIELD_NAMES",
  );
}

function countMismatch(operation: string, left: readonly Column[], right: readonly Column[], origin: Relation["origin"]): VolleyError {
  return new VolleyError(
    "NUM_COLUMNS_MISMATCH",
    `${operation} needs as many columns on both sides, got ${left.length} and ${right.length}`,
    {
      origin,
      where: [`left: ${left.map((c) => c.name).join(", ")}`, `right: ${right.map((c) => c.name).join(", ")}`],
    },
  );
}

/** A side's columns in the types of the result; null where it lacks one. */
function converted(
  node: Node,
  columns: readonly (Column | undefined)[],
  wanted: readonly Column[],
  keyed: (value: Expr) => Expr,
): { node: Node; ids: readonly number[] } {
  const outputs = columns.map((column, i): Named => {
    const { name, type } = wanted[i]!;
    const expr: Expr = column ? keyed(coerced(columnRef(column), type)) : { kind: "literal", value: null, type, nullable: true };
    return { column: column && expr.kind === "column" ? column : newColumn(name, expr.type, expr.nullable), expr };
  });
  const ids = outputs.map((o) => o.column.id);
  const changed = outputs.some((o) => o.expr.kind !== "column");
  return { node: changed ? { kind: "project", input: node, outputs } : node, ids };
}
