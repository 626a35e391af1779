import { commonType, type DataType, sameType, type SetOperation as Relation, structField, typeText, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named } from "../typed/expression.ts";
import type { Node, SetOperation, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { byFieldNames, likeFields } from "./by-field-names.ts";
import { coerced, relabelled } from "./coerce.ts";
import { named } from "./expression.ts";
import { holdsMap } from "./holds-map.ts";
import { normalised } from "./normalised.ts";
import { matching, unknownName, type Visible } from "./scope.ts";

/** Columns of both sides that meet, their structs made alike; undefined where one side lacks it. */
interface Pair {
  readonly name: string;
  readonly left: Expr | undefined;
  readonly right: Expr | undefined;
  /** What the column is called on the right. */
  readonly nameOnRight?: string;
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

const mayBeNull = (value: Expr | undefined): boolean => value?.nullable ?? true;
const nullability: { readonly [O in Relation["operation"]]: (pair: Pair) => boolean } = {
  union: ({ left, right }) => mayBeNull(left) || mayBeNull(right),
  intersect: ({ left, right }) => mayBeNull(left) && mayBeNull(right),
  except: ({ left }) => mayBeNull(left),
};

function typeOf(relation: Relation, { name, left, right, nameOnRight = name }: Pair, i: number): DataType {
  const { operation, origin } = relation;
  const type = left && right ? typeOfBoth(operation, left.type, right.type) : (left ?? right)!.type;
  if (!type)
    throw new VolleyError(
      "INCOMPATIBLE_COLUMN_TYPE",
      `${operation} cannot bring together column ${i + 1}: "${name}" is ${typeText(left!.type)}, "${nameOnRight}" is ${typeText(right!.type)}`,
      {
        origin,
        hints: [`cast one of them${operation === "union" ? ", or use unionByName if the order differs" : ""}`],
      },
    );
  if (!holdsMap(type) || (operation === "union" && relation.all)) return type;
  throw new VolleyError("UNSUPPORTED_FEATURE", `${operation} cannot compare rows by column "${name}" of type ${typeText(type)}`, {
    origin,
    hints: ["maps have no equality: drop the column, or compare its entries"],
  });
}

/** Fields of structs meet by position too; in a union under other names on the right, where their types are the same. */
function typeOfBoth(operation: Relation["operation"], left: DataType, right: DataType): DataType | undefined {
  const common = commonType(left, right);
  if (common || operation !== "union") return common;
  const named = relabelled(right, left);
  return sameType(named, left) ? commonType(left, named) : undefined;
}

function byPosition({ operation, origin }: Relation, left: Analyzed, right: Analyzed): readonly Pair[] {
  const [ls, rs] = [left, right].map((side) => side.visible.map((v) => v.column)) as [Column[], Column[]];
  if (ls.length !== rs.length) throw countMismatch(operation, ls, rs, origin);
  return ls.map((l, i) => ({ name: l.name, left: columnRef(l), right: columnRef(rs[i]!), nameOnRight: rs[i]!.name }));
}

function byName(relation: Relation, left: Analyzed, right: Analyzed): readonly Pair[] {
  const { operation, allowMissingColumns: filling, origin } = relation;
  if (operation !== "union") throw new VolleyError("INVALID_ARGUMENT", `${operation} pairs columns by position alone`, { origin });
  const pairs = left.visible.map(({ column }): Pair => {
    const other = counterpart(relation, right.visible, column.name);
    if (!other) return { name: column.name, left: columnRef(column), right: undefined };
    return { name: column.name, ...alike(column.name, columnRef(column), columnRef(other), relation) };
  });
  const extra = right.visible.filter((v) => matching(left.visible, v.column.name).length === 0);
  if (extra.length > 0 && !filling)
    throw countMismatch(
      operation,
      left.visible.map((v) => v.column),
      right.visible.map((v) => v.column),
      origin,
    );
  return [...pairs, ...extra.map(({ column }): Pair => ({ name: column.name, left: undefined, right: columnRef(column) }))];
}

/** Two values whose structs have the same fields in one order: the left's, then what it lacks. Throws FIELD_NOT_FOUND where none may lack. */
function alike(name: string, left: Expr, right: Expr, { allowMissingColumns: filling, origin }: Relation): Pick<Pair, "left" | "right"> {
  const wanted = likeFields(right.type, left.type, (field) => {
    if (filling) return structField(field.name, field.type, true);
    throw new VolleyError("FIELD_NOT_FOUND", `column "${name}" has no field "${field.name}" on the right side of the union`, {
      origin,
      hints: ["unionByName(other, { allowMissingColumns: true }) fills it with null"],
    });
  });
  const others = filling ? likeFields(left.type, wanted, (field) => structField(field.name, field.type, true)) : left.type;
  return { left: byFieldNames(left, others), right: byFieldNames(right, wanted) };
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
  values: readonly (Expr | undefined)[],
  wanted: readonly Column[],
  keyed: (value: Expr) => Expr,
): { node: Node; ids: readonly number[] } {
  const outputs = values.map((value, i): Named => {
    const { name, type } = wanted[i]!;
    const expr: Expr = value ? keyed(coerced(value, type)) : { kind: "literal", value: null, type, nullable: true };
    return expr.kind === "column" ? named(expr) : { column: newColumn(name, expr.type, expr.nullable), expr };
  });
  const ids = outputs.map((o) => o.column.id);
  const changed = outputs.some((o) => o.expr.kind !== "column");
  return { node: changed ? { kind: "project", input: node, outputs } : node, ids };
}
