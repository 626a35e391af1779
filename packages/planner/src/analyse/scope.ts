import { closest, type ErrorClass, isVolleyError, type Origin, VolleyError } from "@volley/plan";
import type { Column } from "../typed/column.ts";
import { children, columnRef, type Expr } from "../typed/expression.ts";
import type { Analyzed } from "./analyzed.ts";
import { fieldOf } from "./extract.ts";

/** A column and the frame aliases it goes by. */
export interface Visible {
  readonly column: Column;
  readonly qualifiers: readonly string[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The parts of a column name as written: dots separate, backticks hold a part together. */
export function nameParts(name: string): readonly string[] {
  const parts: string[] = [];
  const pattern = /`((?:[^`]|``)*)`|[^.`]+/g;
  for (const match of name.matchAll(pattern)) parts.push(match[1]?.replaceAll("``", "`") ?? match[0]);
  return parts.length === 0 ? [name] : parts;
}

/** Whether a frame's alias, as written, is one that the column goes by. */
export function isQualifier(name: string, { qualifiers }: Visible): boolean {
  const [alias = name, ...more] = nameParts(name);
  return more.length === 0 && qualifiers.some((q) => same(q, alias));
}

export function matching(visible: readonly Visible[], name: string): readonly Visible[] {
  return visible.filter((v) => same(v.column.name, name));
}

/**
 * Binds a column name among the visible columns: `alias.column`, `column`, then `column.field` into structs, without regard to case.
 * Throws UNRESOLVED_COLUMN with the nearest name, or AMBIGUOUS_REFERENCE.
 */
export function resolveName(visible: readonly Visible[], name: string, origin?: Origin): Expr {
  const parts = nameParts(name);
  const [first = name, second] = parts;
  const readings: (readonly [readonly Visible[], readonly string[]])[] = [];
  if (second !== undefined)
    readings.push([visible.filter((v) => same(v.column.name, second) && v.qualifiers.some((q) => same(q, first))), parts.slice(2)]);
  readings.push([matching(visible, first), parts.slice(1)], [matching(visible, name), []]);
  for (const [found, fields] of readings) {
    const ids = new Set(found.map((v) => v.column.id));
    if (ids.size > 1) throw ambiguous(name, found, origin);
    if (ids.size === 1) return fields.reduce((expr, field) => fieldOf(expr, field, origin), columnRef(found[0]!.column) as Expr);
  }
  throw unresolved(visible, name, origin);
}

/** Binds a column of one particular frame (`df.col("x")`), where that frame's column is still visible; otherwise binds by name alone. */
export function resolveFrameColumn(
  inputs: readonly Analyzed[],
  visible: readonly Visible[],
  name: string,
  planId: number,
  origin?: Origin,
): Expr {
  const ids = new Set(visible.map((v) => v.column.id));
  const found = new Map<number, { readonly expr: Expr; readonly depth: number }>();
  for (const input of inputs)
    for (const { columns, depth } of framesOf(input, planId)) {
      if (!columns.some((v) => ids.has(v.column.id))) continue;
      const expr = ofFrame(columns, name, origin);
      const root = rootColumn(expr);
      if (root !== undefined && ids.has(root) && depth < (found.get(root)?.depth ?? Number.POSITIVE_INFINITY))
        found.set(root, { expr: rebound(expr, visible), depth });
    }
  // A frame goes before another that was made of it.
  const least = Math.min(...[...found.values()].map(({ depth }) => depth));
  const [nearest, second] = [...found.values()].filter(({ depth }) => depth === least);
  if (nearest && !second) return nearest.expr;
  if (second)
    throw new VolleyError("AMBIGUOUS_COLUMN_REFERENCE", `column "${name}" of a frame that is on both sides could be either side's`, {
      origin,
      hints: ['give the sides aliases before the join: frame.alias("l"), then col("l.x")'],
    });
  return ofFrame(visible, name, origin);
}

/** As `resolveName`. Throws CANNOT_RESOLVE_DATAFRAME_COLUMN where there is no such column. */
function ofFrame(visible: readonly Visible[], name: string, origin?: Origin): Expr {
  try {
    return resolveName(visible, name, origin);
  } catch (error) {
    if (!isVolleyError(error) || error.errorClass !== "UNRESOLVED_COLUMN") throw error;
    const { where, hints } = error;
    throw new VolleyError("CANNOT_RESOLVE_DATAFRAME_COLUMN", `the frame has no column "${name}"`, { origin, where, hints, cause: error });
  }
}

function rootColumn(expr: Expr): number | undefined {
  if (expr.kind === "column") return expr.id;
  const [container] = children(expr);
  return container && rootColumn(container);
}

/** With the nullability the column has here (an outer join may have changed it). */
function rebound(expr: Expr, visible: readonly Visible[]): Expr {
  if (expr.kind !== "column") return expr;
  const here = visible.find((v) => v.column.id === expr.id);
  return here ? columnRef(here.column) : expr;
}

interface Occurrence {
  readonly columns: readonly Visible[];
  readonly depth: number;
}

/** The columns of every occurrence of a frame beneath `analyzed`, under the ids they have by now. */
function* framesOf(analyzed: Analyzed, planId: number, depth = 0): Generator<Occurrence> {
  if (analyzed.planId === planId) yield { columns: analyzed.visible, depth };
  else
    for (const { analyzed: input, renamed } of analyzed.inputs)
      for (const { columns, ...found } of framesOf(input, planId, depth + 1))
        yield {
          columns: renamed ? columns.map((v) => ({ ...v, column: { ...v.column, id: renamed.get(v.column.id) ?? v.column.id } })) : columns,
          ...found,
        };
}

function unresolved(visible: readonly Visible[], name: string, origin?: Origin): VolleyError {
  const [first = name, second] = nameParts(name);
  const qualified = second !== undefined && visible.some((v) => v.qualifiers.some((q) => same(q, first)));
  return unknownName(
    `column "${name}" does not exist`,
    qualified ? second : name,
    [...new Set(visible.map((v) => v.column.name))],
    "columns",
    origin,
  );
}

type Unresolved = Extract<ErrorClass, `UNRESOLVED_${string}`>;

export function unknownName(
  message: string,
  name: string,
  names: readonly string[],
  what: string,
  origin?: Origin,
  errorClass: Unresolved = "UNRESOLVED_COLUMN",
): VolleyError {
  const near = closest(name, names);
  const listed = names.length > 20 ? `${names.slice(0, 20).join(", ")}, … (${names.length})` : names.join(", ");
  return new VolleyError(errorClass, message, {
    origin,
    where: names.length === 0 ? [] : [`${what}: ${listed}`],
    hints: near === undefined ? [] : [`did you mean "${near}"?`],
  });
}

const places = { column: "", left: " on the left side of the join", right: " on the right side of the join" } as const;

/** The one column of a name. Throws UNRESOLVED_COLUMN (on a side of a join UNRESOLVED_USING_COLUMN_FOR_JOIN) or AMBIGUOUS_REFERENCE. */
export function the(visible: readonly Visible[], name: string, place: keyof typeof places, origin?: Origin): Visible {
  const found = matching(visible, name);
  if (found.length === 1) return found[0]!;
  const names = visible.map((v) => v.column.name);
  const errorClass = place === "column" ? undefined : "UNRESOLVED_USING_COLUMN_FOR_JOIN";
  if (found.length === 0) throw unknownName(`column "${name}" does not exist${places[place]}`, name, names, "columns", origin, errorClass);
  throw new VolleyError("AMBIGUOUS_REFERENCE", `there are ${found.length} columns "${name}"${places[place]}`, {
    origin,
    hints: [place === "column" ? "rename or drop one of them first" : "rename or drop one before the join"],
  });
}

function ambiguous(name: string, found: readonly Visible[], origin?: Origin): VolleyError {
  const choices = found.map((v) => `"${[...v.qualifiers.slice(0, 1), v.column.name].join(".")}"`);
  const qualified = found.every((v) => v.qualifiers.length > 0);
  return new VolleyError("AMBIGUOUS_REFERENCE", `column "${name}" could be any of ${found.length} columns of that name`, {
    origin,
    hints: [
      qualified
        ? `name one of ${choices.join(", ")}`
        : 'give the frames aliases before the join (left.alias("l"), then col("l.x")), or join(other, ["x"]) on columns of one name',
    ],
  });
}
