import type { Relation, Sink, WriteCommand } from "@volley/plan";

/** A frame that an action ran over, and what was asked of it: nothing where its own rows were. */
export interface Asked {
  readonly relation: Relation;
  /** `count()`, `limit(1).count()` */
  readonly what: string;
}

/** The frames that an action ran over: what it executed, and the frame below where that is `count()` of it, its first rows or its last. */
export function askedOf(root: Relation, what = ""): readonly Asked[] {
  const below = inner(root);
  const own: Asked = { relation: root, what };
  return below ? [own, ...askedOf(below.relation, [below.what, ...(what ? [what] : [])].join("."))] : [own];
}

/** The frames that a write ran over. */
export function askedByWrite({ destination, sinks }: WriteCommand): readonly Asked[] {
  const address = ({ folder }: Sink): string => [destination.replace(/\/+$/, ""), folder].filter(Boolean).join("/");
  return sinks.flatMap((sink) => askedOf(sink.input, `write.${sink.format}(${JSON.stringify(address(sink))})`));
}

function inner(root: Relation): Asked | undefined {
  const shown = belowShownText(root);
  if (shown.kind === "limit") return { relation: shown.input, what: `limit(${shown.limit})` };
  if (root.kind === "tail") return { relation: root.input, what: `tail(${root.limit})` };
  if (root.kind !== "aggregate" || root.groupings.length > 0 || root.pivot || root.aggregates.length !== 1) return undefined;
  const [only] = root.aggregates;
  const call = only?.kind === "alias" ? only.child : undefined;
  const counts = call?.kind === "function" && call.name === "count" && !call.distinct && call.args.every(({ kind }) => kind === "literal");
  return counts ? { relation: root.input, what: "count()" } : undefined;
}

/** Rows that `show()` asks for with their timestamps as text: below the columns that it renamed and cast. */
function belowShownText(root: Relation): Relation {
  if (root.kind !== "project" || root.input.kind !== "to_df") return root;
  return root.input.names.every((name, i) => name === `c${i}`) ? root.input.input : root;
}
