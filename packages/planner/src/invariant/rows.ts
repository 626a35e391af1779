import type { Distribution } from "../cut/distribution.ts";

/** Where the rows of a step are while a stage's tasks run, and what still has to be done to them. */
export interface Rows {
  /** `whole`: every task sees all of them. `part`: each is in one task, as the distribution tells. */
  readonly place: { readonly kind: "whole" } | { readonly kind: "part"; readonly dist: Distribution };
  /** Steps that each task took for its own rows alone, and that are to be taken again where the rows meet; the first is next. */
  readonly owed: readonly string[];
  /** The last steps, taken for all rows where they meet, that change nothing when they are taken again. */
  readonly done?: readonly string[] | undefined;
}

export const whole: Rows = { place: { kind: "whole" }, owed: [] };

export function part(dist: Distribution): Rows {
  return { place: { kind: "part", dist }, owed: [] };
}
