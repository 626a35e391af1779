import { isVolleyError, type Origin, type Star, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named } from "../typed/expression.ts";
import { isQualifier, resolveName, type Visible } from "./scope.ts";

/** What a star stands for: every column, with a target the columns of an aliased frame or a struct's fields. Throws CANNOT_RESOLVE_STAR_EXPAND. */
export function starOutputs({ target, origin }: Star, visible: readonly Visible[]): readonly Named[] {
  if (target === undefined) return visible.map(passing);
  const ofFrame = visible.filter((v) => isQualifier(target, v));
  if (ofFrame.length > 0) return ofFrame.map(passing);
  const struct = structOf(target, visible, origin);
  if (struct.type.kind !== "struct") throw unknownStar(target, visible, origin);
  return struct.type.fields.map(({ name, type, nullable: own }) => {
    const nullable = struct.nullable || own;
    return { column: newColumn(name, type, nullable), expr: { kind: "field", child: struct, name, type, nullable } };
  });
}

/**
 * `count(t.*)` would leave out rows with any null, `count(*)` counts them: too easily mistaken, says Spark. Throws
 * INVALID_USAGE_OF_STAR_WITH_TABLE_IDENTIFIER_IN_COUNT.
 */
export function refuseTableStar({ target, origin }: Star, visible: readonly Visible[]): void {
  if (target === undefined || !visible.some((v) => isQualifier(target, v))) return;
  throw new VolleyError("INVALID_USAGE_OF_STAR_WITH_TABLE_IDENTIFIER_IN_COUNT", `count(${target}.*) is not allowed`, {
    origin,
    hints: ["count(*) counts rows; to leave those with nulls out, name the columns: count(a, b)"],
  });
}

const passing = ({ column }: Visible): Named => ({ column, expr: columnRef(column) });

function structOf(target: string, visible: readonly Visible[], origin: Origin | undefined): Expr {
  try {
    return resolveName(visible, target, origin);
  } catch (error) {
    throw isVolleyError(error) && error.errorClass === "UNRESOLVED_COLUMN" ? unknownStar(target, visible, origin) : error;
  }
}

function unknownStar(target: string, visible: readonly Visible[], origin: Origin | undefined): VolleyError {
  return new VolleyError("CANNOT_RESOLVE_STAR_EXPAND", `${target}.* names neither a frame's alias nor a struct`, {
    origin,
    where: [`columns: ${visible.map((v) => v.column.name).join(", ")}`],
  });
}
