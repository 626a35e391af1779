import { type Relation, relationInputs } from "@volley/plan";
import type { Backend } from "../backend.ts";
import type { ActionOptions } from "../frame/dataframe.ts";

/** What a node lacks until an action needs it: rows to encode, values to look up. */
const pending = new WeakMap<Relation, Completion>();

/** The options are the action's. */
type Completion = (backend: Backend, options: ActionOptions) => Promise<void>;

/** Has `complete` run before the first action on the node; it may run several times. */
export function beforeActions(node: Relation, complete: Completion): void {
  pending.set(node, complete);
}

/** Completes the nodes of a plan, inputs before those who read them; backends take only complete plans. */
export async function materialise(
  plan: Relation,
  backend: Backend,
  options: ActionOptions = {},
  seen = new Set<Relation>(),
): Promise<void> {
  if (seen.has(plan)) return;
  seen.add(plan);
  for (const input of relationInputs(plan)) await materialise(input, backend, options, seen);
  await pending.get(plan)?.(backend, options);
}
