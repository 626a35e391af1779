import { call } from "../analyse/call.ts";
import { keptShare } from "../estimate/rows.ts";
import { size } from "../explain/tree.ts";
import { type Expr, isMovable, references, substitute } from "../typed/expression.ts";
import type { Exchange, ExchangeRead, Join, Node } from "../typed/node.ts";
import { outputIds } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { broadcastPays } from "./broadcast-cost.ts";
import type { Written } from "./memory.ts";
import type { Branch, Piece } from "./piece.ts";

type Side = "left" | "right";

/** Sides of a join of which rows without a partner are no rows of it: they may be left out before. */
export const filterable: { readonly [T in Join["type"]]: readonly Side[] } = {
  inner: ["left", "right"],
  cross: [],
  left: ["right"],
  right: ["left"],
  semi: ["left", "right"],
  anti: ["right"],
  full: [],
};

/** An exchange whose rows hold all values that some keys have, and the keys over its columns. */
export interface KeySource {
  readonly exchange: Exchange;
  readonly keys: readonly Expr[];
}

/** From which exchange the values of keys come, through steps that make no new ones. */
export function keySource(node: Node, keys: readonly Expr[]): KeySource | undefined {
  switch (node.kind) {
    case "exchange_read":
      return keys.every(isMovable) ? { exchange: node.exchange, keys } : undefined;
    case "filter":
    case "hint":
      return keySource(node.input, keys);
    case "project": {
      const outputs = new Map(node.outputs.map((o): [number, Expr] => [o.column.id, o.expr]));
      return keySource(
        node.input,
        keys.map((key) => substitute(key, (id) => outputs.get(id))),
      );
    }
    case "aggregate": {
      const groups = new Map(node.groups.map((g): [number, Expr] => [g.column.id, g.expr]));
      const isGroup = (key: Expr): boolean => [...references(key)].every((id) => groups.has(id));
      return keys.every(isGroup)
        ? keySource(
            node.input,
            keys.map((key) => substitute(key, (id) => groups.get(id))),
          )
        : undefined;
    }
    case "join": {
      const from = (side: Node): boolean => keys.every((key) => [...references(key)].every((id) => outputIds(side).has(id)));
      if (node.type !== "right" && node.type !== "full" && from(node.left)) return keySource(node.left, keys);
      return (node.type === "inner" || node.type === "right") && from(node.right) ? keySource(node.right, keys) : undefined;
    }
    default:
      return undefined;
  }
}

/** What planning a runtime filter takes. */
export interface FilterContext {
  readonly settings: PlannerSettings;
  readonly decisions: Map<number, string>;
  bytesOf(input: Piece): number;
  writtenTo(exchange: Exchange): Written | undefined;
}

/** The piece without rows whose keys are none of those that were written, where that is worth reading these in every task. */
export function runtimeFiltered(cutter: FilterContext, piece: Piece, keys: readonly Expr[], source: KeySource | undefined): Piece {
  const { settings } = cutter;
  const written = source && cutter.writtenTo(source.exchange);
  if (!source || !written || !keys.every(isMovable) || settings.runtimeFilters === false || written.bytes > settings.broadcastBytes)
    return piece;
  const kept = Math.min(1, keptShare(source.exchange));
  const bytes = cutter.bytesOf(piece);
  // What is left out need not be dealt out; what is left goes its way as before.
  if (!broadcastPays(written.bytes, piece, bytes * (1 - kept), settings)) return piece;
  cutter.decisions.set(
    source.exchange.id,
    `it holds ${size(written.bytes)}, about ${Math.ceil(kept * 100)} % of all keys: read by every task of the other side, which leaves out rows without a partner`,
  );
  const read: ExchangeRead = { kind: "exchange_read", exchange: source.exchange, columns: source.exchange.columns, delivery: "all" };
  const condition = keys.map((key, i) => equal(key, source.keys[i]!)).reduce((a, b) => call("and", a, b));
  const filtered = ({ node, dist }: Branch): Branch => ({ node: { kind: "join", left: node, right: read, type: "semi", condition }, dist });
  return { ...piece, branches: piece.branches.map(filtered) };
}

/** Which equality the join asks for does not matter: to keep nulls is never wrong. */
function equal(a: Expr, b: Expr): Expr {
  return a.nullable && b.nullable ? call("<=>", a, b) : call("==", a, b);
}
