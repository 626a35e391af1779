import { type ColumnRegex, type Origin, VolleyError } from "@volley/plan";
import { columnRef, type Named } from "../typed/expression.ts";
import type { Scope } from "./expression.ts";
import { resolveName } from "./scope.ts";

/** The columns that a regular expression in backticks names, without regard to case; without backticks, the column of that name. */
export function matchedColumns({ pattern, origin }: ColumnRegex, { visible }: Scope): readonly Named[] {
  const inner = /^`(.*)`$/s.exec(pattern)?.[1];
  if (inner === undefined) {
    const expr = resolveName(visible, pattern, origin);
    return visible.filter(({ column }) => expr.kind === "column" && column.id === expr.id).map(({ column }) => ({ column, expr }));
  }
  const regex = compiled(inner, origin);
  return visible.filter(({ column }) => regex.test(column.name)).map(({ column }) => ({ column, expr: columnRef(column) }));
}

/** One step of a Java regular expression that gives nothing back (`(a)?+`), which JavaScript writes as a look ahead and what it found. */
const possessive = /(\((?:[^()\\]|\\.)*\)|\[[^\]]*\]|\\.|[^\\()[\]{}*+?|])([?*+])\+/g;

/** Throws INVALID_ARGUMENT for what is no regular expression. */
function compiled(pattern: string, origin: Origin | undefined): RegExp {
  let steps = 0;
  const source = pattern.replace(possessive, (_, step: string, times: string) => {
    const name = `step${++steps}`;
    return `(?=(?<${name}>${step}${times}))\\k<${name}>`;
  });
  try {
    return new RegExp(`^(?:${source})$`, "is");
  } catch (cause) {
    throw new VolleyError("INVALID_ARGUMENT", `"${pattern}" is no regular expression`, { origin, cause });
  }
}
