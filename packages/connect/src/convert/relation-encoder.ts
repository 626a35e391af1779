import { type Relation, relationInputs } from "@volley/plan";
import { PlanReference } from "@volley/protocol";
import { pack } from "./any.ts";
import { type RelationMessage, relationEncoders } from "./encode-relation.ts";
import { originToConnect } from "./origin.ts";

export type { RelationMessage };

export const planReferenceType = "volley.PlanReference";

export interface EncodeOptions {
  /**
   * True sends each shared node once and refers to it by plan id afterwards, an extension that only Volley's driver
   * knows. False writes plain trees, as Spark wants them, whose size is exponential in the worst case. Absent: trees
   * unless they get much larger than the plan, or very deep.
   */
  readonly references?: boolean;
}

// Where trees are given up, and where Spark, which knows nothing else, would: its server takes 1,024 levels of nesting,
// expressions included, and messages of 128 MiB.
const largestGrowth = 4;
const deepestTree = 300;
const largestTree = 100 * 1024 ** 2;

// Messages nest twice per node, and decoders give up at some depth (100 levels in protobuf's C++, 1,024 in Spark).
const deepestNesting = 30;

/**
 * Plans as Spark Connect messages. Nodes are told apart by identity; what is shared, within a plan or between plans,
 * stands in the first message that needs it, in a WithRelations around the plan.
 */
export function relationsToConnect(
  roots: readonly Relation[],
  { references = !treesAreFine(roots) }: EncodeOptions = {},
): RelationMessage[] {
  if (!references) return roots.map(treeToConnect);
  const encoder = new GraphEncoder(roots);
  return roots.map((root) => encoder.encode(root));
}

/** One plan; see `relationsToConnect`. */
export function relationToConnect(root: Relation, options: EncodeOptions = {}): RelationMessage {
  return relationsToConnect([root], options)[0]!;
}

function treesAreFine(roots: readonly Relation[]): boolean {
  const { size, depth, graph, unique } = measure(roots);
  return depth <= deepestTree && size <= graph * largestGrowth && unique;
}

/** How a server takes a plan: as a plain tree, as a tree though it repeats much, or with references between nodes alone. */
export function treeForm(roots: readonly Relation[]): "tree" | "repetitive" | "impossible" {
  if (treesAreFine(roots)) return "tree";
  const { size, depth } = measure(roots);
  return depth <= deepestTree && size <= largestTree ? "repetitive" : "impossible";
}

/** Estimated bytes of the plans as trees and as graphs, levels of the deepest, and whether no two nodes share a plan id. */
function measure(roots: readonly Relation[]) {
  const trees = new Map<Relation, { readonly size: number; readonly depth: number }>();
  const ids = new Set<number>();
  let graph = 0;
  for (const node of inputsFirst(roots)) {
    const inputs = relationInputs(node).map((input) => trees.get(input)!);
    const own = 100 + (node.kind === "local_relation" ? node.data.length : 0);
    trees.set(node, {
      size: inputs.reduce((sum, { size }) => sum + size, own),
      depth: Math.max(0, ...inputs.map(({ depth }) => depth)) + 1,
    });
    ids.add(node.planId);
    graph += own;
  }
  return {
    size: roots.reduce((sum, root) => sum + trees.get(root)!.size, 0),
    depth: Math.max(0, ...roots.map((root) => trees.get(root)!.depth)),
    graph,
    unique: ids.size === trees.size,
  };
}

function treeToConnect(node: Relation): RelationMessage {
  return nodeToConnect(node, treeToConnect, node.planId);
}

type Input = (relation: Relation) => RelationMessage;

function nodeToConnect(node: Relation, input: Input, planId: number | undefined): RelationMessage {
  const encode = relationEncoders[node.kind] as (node: Relation, input: Input) => RelationMessage;
  const common = { planId: planId === undefined ? null : BigInt(planId), origin: originToConnect(node.origin) };
  return { ...encode(node, input), common };
}

class GraphEncoder {
  private readonly referred: ReadonlySet<Relation>;
  /** Whose plan id it is: decoders take relations of one id for one node, and rewritten plans may hold several. */
  private readonly owners: ReadonlyMap<number, Relation>;
  private readonly sent = new Set<Relation>();

  constructor(roots: readonly Relation[]) {
    const order = inputsFirst(roots);
    this.owners = new Map(order.toReversed().map((node) => [node.planId, node]));
    this.referred = referredNodes(roots, order, this.owners);
  }

  encode(root: Relation): RelationMessage {
    const references = inputsFirst([root])
      .filter((node) => this.referred.has(node) && !this.sent.has(node))
      .map((node) => {
        this.sent.add(node);
        return this.node(node);
      });
    const message = this.input(root);
    return references.length === 0 ? message : { withRelations: { root: message, references } };
  }

  private readonly input = (node: Relation): RelationMessage =>
    this.referred.has(node) ? { extension: pack(planReferenceType, PlanReference, { planId: node.planId }) } : this.node(node);

  private node(node: Relation): RelationMessage {
    return nodeToConnect(node, this.input, this.owners.get(node.planId) === node ? node.planId : undefined);
  }
}

/** Nodes with several consumers, and some of each long chain. */
function referredNodes(
  roots: readonly Relation[],
  order: readonly Relation[],
  owners: ReadonlyMap<number, Relation>,
): ReadonlySet<Relation> {
  const consumers = new Map<Relation, number>();
  for (const node of [...roots, ...order.flatMap(relationInputs)]) consumers.set(node, (consumers.get(node) ?? 0) + 1);
  const referred = new Set<Relation>();
  const nesting = new Map<Relation, number>();
  for (const node of order) {
    const depth = Math.max(0, ...relationInputs(node).map((input) => nesting.get(input)!)) + 1;
    if ((consumers.get(node)! > 1 || depth >= deepestNesting) && owners.get(node.planId) === node) referred.add(node);
    nesting.set(node, referred.has(node) ? 0 : depth);
  }
  return referred;
}

/** Every node below the roots once, inputs before those who read them. A loop, so that no plan is too deep for the stack. */
function inputsFirst(roots: readonly Relation[]): readonly Relation[] {
  const order = new Set<Relation>();
  const open = [...roots].reverse();
  while (open.length > 0) {
    const node = open.at(-1)!;
    const missing = relationInputs(node).filter((input) => !order.has(input));
    if (missing.length === 0) {
      order.add(node);
      open.pop();
    } else {
      open.push(...missing.reverse());
    }
  }
  return [...order];
}
