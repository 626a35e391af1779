import { eachNode } from "../typed/walk.ts";
import type { Fragment } from "./fragment.ts";

/**
 * Fragments whose rows go somewhere, in their order: each is read by later ones alone. Of a join that turned out to have no rows the sides were
 * cut, and nobody reads them.
 */
export function inUse(fragments: readonly Fragment[], isEnd: (exchange: number) => boolean): readonly Fragment[] {
  const read = new Set<number>();
  const used = fragments.toReversed().filter(({ node, target }) => {
    if (target.kind === "exchange" && !isEnd(target.exchange.id) && !read.has(target.exchange.id)) return false;
    eachNode(node, (n) => void (n.kind === "exchange_read" && read.add(n.exchange.id)));
    return true;
  });
  return used.toReversed();
}
