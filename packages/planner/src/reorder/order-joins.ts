import { call } from "../analyse/call.ts";
import type { RangeOf } from "../estimate/value-ranges.ts";
import type { Named } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { inputsOf, outputOf, withInputs } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { between, type Said, saidOf } from "./equalities.ts";
import { type Order, ownersOf, type Region, regionOf } from "./region.ts";
import { type Joined, type Scales, scalesFor } from "./weigh.ts";

/** With more members there are too many orders to look at each. */
const mostMembers = 10;
/** An order must be so much better to be taken in the place of the written one: guesses are rough. */
const worthwhile = 0.8;

/** Puts the joins of each region into the order that is guessed to move and make the fewest bytes. */
export function orderJoins(root: Node, rangeOf: RangeOf, settings: PlannerSettings): Node {
  const done = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const result = (node.kind === "join" && ordered(node, visit, rangeOf, settings)) || withInputs(node, inputsOf(node).map(visit));
    done.set(node, result);
    return result;
  };
  return visit(root);
}

function ordered(
  node: Node & { kind: "join" },
  visit: (node: Node) => Node,
  rangeOf: RangeOf,
  settings: PlannerSettings,
): Node | undefined {
  const region = regionOf(node, visit);
  if (!region || region.members.length < 3 || region.members.length > mostMembers) return undefined;
  const owners = ownersOf(region);
  const said = saidOf(region, owners);
  const scales = scalesFor(region, said, owners, rangeOf, settings);
  const written = weighed(region.written, scales);
  const best = cheapest(region.members.length, scales);
  if (!written || !best || best.cost > written.cost * worthwhile) return undefined;
  const joined = build(region, said, best.order);
  const outputs = outputOf(node).map((column): Named => ({ column, expr: region.columns.get(column.id)! }));
  return { kind: "project", input: joined, outputs };
}

/** The weight of one order. */
function weighed(order: Order, scales: Scales): Joined | undefined {
  if (typeof order === "number") return scales.single(order);
  const [left, right] = [weighed(order[0], scales), weighed(order[1], scales)];
  return left && right && scales.join(left, right);
}

/** The best order of all: of each set of members the best one is found from those of its parts. */
function cheapest(count: number, scales: Scales): Joined | undefined {
  const best = new Map<number, Joined>();
  for (let member = 0; member < count; member++) best.set(1 << member, scales.single(member));
  for (let members = 3; members < 1 << count; members++) {
    for (let part = (members - 1) & members; part > 0; part = (part - 1) & members) {
      const [left, right] = [best.get(part), best.get(members & ~part)];
      const joined = left && right && scales.join(left, right);
      if (joined && joined.cost < (best.get(members)?.cost ?? Number.POSITIVE_INFINITY)) best.set(members, joined);
    }
  }
  return best.get((1 << count) - 1);
}

/** The joins of an order; each condition stands where all that it reads first comes together. */
function build({ members: all }: Region, { equal, others }: Said, order: Order): Node {
  const open = new Set(others);
  const make = (each: Order): { readonly node: Node; readonly members: number } => {
    if (typeof each === "number") return { node: all[each]!.node, members: 1 << each };
    const [left, right] = [make(each[0]), make(each[1])];
    const members = left.members | right.members;
    const decides = typeof each[1] === "number" ? all[each[1]]!.decides : undefined;
    if (decides) return { node: { kind: "join", left: left.node, right: right.node, ...decides }, members };
    const ties = equal.filter((e) => (e.members & left.members) !== 0 && (e.members & right.members) !== 0);
    const here = [...open].filter((other) => (other.members & members) === other.members);
    for (const other of here) open.delete(other);
    const conditions = [...ties.map((e) => between(e, left.members, right.members)), ...here.map((c) => c.condition)];
    return {
      node: { kind: "join", type: "inner", left: left.node, right: right.node, condition: conditions.reduce((a, b) => call("and", a, b)) },
      members,
    };
  };
  return make(order).node;
}
