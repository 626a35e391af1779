import { type SampleBy, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import type { Expr } from "../typed/expression.ts";
import type { Node, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { call } from "./call.ts";
import { resolveScalar, type Scope } from "./expression.ts";

/** A sample of the rows of each stratum, one under another. */
export function sampleBy(relation: SampleBy, input: Analyzed, scope: Scope): Union {
  const by = resolveScalar(relation.column, scope);
  const inputs = relation.fractions.map(({ stratum, fraction }): Node => {
    if (!(fraction >= 0 && fraction <= 1))
      throw new VolleyError("INVALID_ARGUMENT", `sampleBy() takes fractions from 0 to 1, got ${fraction}`, { origin: relation.origin });
    const { value, type } = stratum;
    const wanted: Expr = { kind: "literal", value, type, nullable: value === null };
    const rows: Node = { kind: "filter", input: input.node, condition: call("<=>", by, wanted) };
    return { kind: "sample", input: rows, lower: 0, upper: fraction, seed: relation.seed };
  });
  if (inputs.length === 0) throw new VolleyError("INVALID_ARGUMENT", "sampleBy() needs at least one fraction", { origin: relation.origin });
  const from = input.visible.map((v) => v.column);
  const columns = from.map((c) => newColumn(c.name, c.type, c.nullable));
  return { kind: "union", inputs, columns, sources: inputs.map(() => from.map((c) => c.id)) };
}
