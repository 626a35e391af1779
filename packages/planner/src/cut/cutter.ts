import { type Column, newColumn } from "../typed/column.ts";
import {
  type AggregateExpr,
  columnRef,
  type Expr,
  exprKey,
  isDeterministic,
  isWithinTask,
  type Named,
  passed,
} from "../typed/expression.ts";
import { branchOf } from "./branch-number.ts";
import type {
  Aggregate,
  Exchange,
  ExchangeRead,
  Limit,
  MapBatches,
  Node,
  Repartition,
  SetOperation,
  Shared,
  SharedFrame,
  Tail,
  Union,
  Window,
} from "../typed/node.ts";
import { unionParts } from "../typed/union-parts.ts";
import { eachNode, expressionsOf, mapNode, outputIds, outputOf, someNode, withInputs } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { taskBytes } from "../adapt/task-bytes.ts";
import { size } from "../explain/tree.ts";
import type { RangeOf } from "../estimate/value-ranges.ts";
import { rowWidth } from "../estimate/width.ts";
import { expressionName } from "../analyse/default-name.ts";
import { labelOf } from "../sql/label.ts";
import { tableName } from "../sql/name.ts";
import { state } from "../sql/expression.ts";
import { estimateBytes, estimateRows, guessRows } from "../estimate/rows.ts";
import type { Fragment } from "./fragment.ts";
import { planJoin } from "./join.ts";
import {
  type BegunExchange,
  type CutMemory,
  newMemory,
  rememberedColumn,
  rememberedFrame,
  rememberedId,
  sinkKey,
  type Written,
} from "./memory.ts";
import { canUnite, isFixed, newCount, settle, unite } from "./partition-count.ts";
import { mergeAlike } from "./merge-alike.ts";
import { nodeKey } from "./node-key.ts";
import { carried, dealtBy, type Distribution } from "./distribution.ts";
import { partitionKey } from "./partition-key.ts";
import { isReadAgainAlike, planRange, writtenFirst } from "./range.ts";
import { planSort } from "./sort.ts";
import { type Branch, isSingle, type Piece, type Spread, type Wish } from "./piece.ts";

/** Cuts plans into fragments at exchanges. */
export class Cutter {
  readonly fragments: Fragment[] = [];
  readonly settings: PlannerSettings;
  /** What the user should know of the plan. */
  readonly notices: string[] = [];
  /** Of the exchanges that fragments write, what tells their rows, alone and dealt out. */
  readonly keys = new Map<number, { readonly rows: string; readonly whole: string }>();
  /** What was decided by what was written, by the exchange that was. */
  readonly decisions = new Map<number, string>();
  /** What has begun and has its place in this cut too. */
  private readonly found = new Set<string | number>();
  private readonly memory: CutMemory;
  private readonly rangeOf: RangeOf;
  private readonly written: ReadonlyMap<number, Written>;
  private readonly begunRows: ReadonlySet<string>;
  private readonly held: ReadonlyMap<string, BegunExchange>;
  private readonly frames = new Map<SharedFrame, Piece>();
  /** What was sent already, so that two readers of the same rows share one exchange. */
  private readonly exchanges = new Map<string, Exchange>();

  constructor(settings: PlannerSettings, memory: CutMemory = newMemory(), rangeOf: RangeOf = () => undefined) {
    this.settings = settings;
    this.rangeOf = rangeOf;
    this.begunRows = new Set([...memory.begun.values()].map((b) => `${b.exchange.partitioning.kind} ${b.rowsKey}`));
    this.memory = memory;
    this.held = new Map([...memory.begun.values()].filter((b) => b.written !== undefined).map((b) => [b.rowsKey, b]));
    this.written = new Map([...memory.begun.values()].flatMap((b) => (b.written ? [[b.exchange.id, b.written] as const] : [])));
  }

  /** Ends a plan in a sink. */
  sink(plan: Node, sink: number): void {
    for (const { node, dist } of this.cut(plan).branches) {
      const key = sinkKey(sink, node);
      if (this.memory.begunSinks.has(key)) this.found.add(key);
      else this.fragments.push({ node, dist, target: { kind: "sink", sink }, after: [] });
    }
  }

  /** Ends a plan in an exchange of one partition, from which its rows are read in map order. */
  result(plan: Node, name = "result"): Exchange {
    const piece = this.cut(plan);
    const whole = piece.branches.length > 1 ? this.spread(piece, { kind: "single" }) : piece;
    return this.write(whole.branches[0]!, { kind: "single" }, name);
  }

  /** Ends a plan in an exchange that keeps each task's rows apart: one partition a task. */
  kept(plan: Node): Exchange {
    const piece = this.cut(plan);
    const whole = piece.branches.length > 1 ? this.spread(piece, { kind: "round_robin", count: newCount(this.bytesOf(piece)) }) : piece;
    return this.write(whole.branches[0]!, { kind: "single" }, "kept");
  }

  cut(node: Node, wish: Wish = { small: false }): Piece {
    switch (node.kind) {
      case "scan":
        return piece({ node, dist: { kind: "bundle", key: `scan ${node.key}` } });
      case "cached_read":
        return piece({ node, dist: { kind: "bundle", key: `cached ${node.frame.id}` } });
      case "local":
      case "range":
        return piece({ node, dist: { kind: "single" } });
      case "project":
        return this.above(this.cut(node.input, wish), node, (dist) => carried(dist, node.outputs));
      case "filter":
      case "generate":
      case "sample":
        return this.above(this.cut(node.input, wish), node);
      case "hint":
        if (node.name === "broadcast") return { ...this.cut(node.input, { small: true }), small: true };
        return { ...this.cut(node.input, wish), ...(dealingHints.has(node.name) && { dealtOut: true }) };
      case "map_batches":
        return this.mapBatches(node, wish);
      case "aggregate":
        return this.aggregate(node, wish);
      case "window":
        return this.window(node, wish);
      case "join":
        return planJoin(this, node, wish);
      case "union":
        return this.union(node, wish);
      case "dedupe": {
        const input = this.cut(node.input, wish);
        const keys = outputOf(node)
          .filter((c) => node.keys.includes(c.id))
          .map(columnRef);
        if (this.holdsGroups(input, keys)) return this.above(input, node);
        return this.above(this.together(this.above(input, { ...node, partial: true }), keys, wish), node);
      }
      case "sort":
        return node.global ? planSort(this, node, this.cut(node.input, wish), wish) : this.above(this.cut(node.input, wish), node);
      case "set_operation":
        return this.setOperation(node, wish);
      case "limit":
        return this.limit(node, wish);
      case "tail":
        return this.tail(node, wish);
      case "repartition":
        return this.repartition(node);
      case "shared":
        return this.shared(node, wish);
      case "exchange_read":
        throw new Error("a plan holds no exchanges before it is cut");
    }
  }

  /**
   * Whether what has begun can stay as it is beside this cut. What a sink got must not come again in another form, and rows that may be
   * others when they are made again must not be.
   */
  keepsWhatHasBegun(): boolean {
    return [...this.memory.begunSinks, ...this.memory.fleeting].every((key) => this.found.has(key));
  }

  /** A step that each task takes for itself. */
  above(input: Piece, step: Node, change: (dist: Distribution) => Distribution = (dist) => dist): Piece {
    const branches = input.branches.map(({ node, dist }, i) => ({
      node: withInputs(branchOf(step, i, input.branches.length), [node]),
      dist: change(dist),
    }));
    return { ...input, branches };
  }

  /** Sends a piece's rows through an exchange; each branch has one of its own, and the reader reads them one after another. */
  spread(input: Piece, spread: Spread, name?: string, after: readonly number[] = []): Piece {
    const reads = input.branches.map((branch): ExchangeRead => {
      const held = spread.kind === "broadcast" ? this.heldRows(branch.node) : undefined;
      if (held) {
        this.found.add(held.id);
        return { kind: "exchange_read", exchange: held, columns: held.columns, delivery: "all" };
      }
      const exchange = this.write(branch, spread, name ?? exchangeName(branch.node, spread), after);
      return {
        kind: "exchange_read",
        exchange,
        columns: exchange.columns,
        delivery: "count" in spread ? "partition" : "all",
      };
    });
    return { branches: [{ node: unionOf(reads), dist: dealtBy(spread) }], small: input.small };
  }

  private write({ node, dist }: Branch, spread: Spread, name: string, after: readonly number[] = []): Exchange {
    const sorted = node.kind === "sort" && spread.kind !== "single" ? node.input : node;
    const rows = nodeKey(sorted);
    const alone = someNode(sorted, isOneOfAKind) || endNames.has(name);
    let whole = endNames.has(name) ? name : `${rows} ${spreadKey(spread)}`;
    for (; this.exchanges.has(whole); whole += "+") {
      const before = this.exchanges.get(whole)!;
      if (!alone && uniteSpreads(before.partitioning, spread)) return before;
    }
    const begun = this.memory.begun.get(whole)?.exchange;
    if (begun && uniteSpreads(begun.partitioning, spread)) {
      this.found.add(begun.id);
      this.exchanges.set(whole, begun);
      return begun;
    }
    const most = estimateRows(sorted);
    const exchange: Exchange = {
      id: rememberedId(this.memory, whole),
      name,
      columns: spread.kind === "range" ? outputOf(sorted).filter((c) => c.id !== spread.bounds.id) : outputOf(sorted),
      rows: most,
      guessed: guessRows(sorted, this.rangeOf),
      estimated: most,
      partitioning: spread,
    };
    this.fragments.push({ node: sorted, dist, target: { kind: "exchange", exchange }, after });
    this.keys.set(exchange.id, { rows, whole });
    this.exchanges.set(whole, exchange);
    return exchange;
  }

  /** Whether a plan's rows end in an exchange, from where the driver takes them. */
  isEnd(exchange: number): boolean {
    // Of several ends of one name each has a mark of its own.
    return endNames.has(this.keys.get(exchange)!.whole.replace(/\++$/, ""));
  }

  writtenTo(exchange: Exchange): Written | undefined {
    return this.written.get(exchange.id);
  }

  /** Estimated bytes of rows, or what was counted when they were written. */
  bytesOf({ branches }: Piece): number {
    return branches.reduce((sum, { node }) => sum + (this.writtenRows(node)?.bytes ?? estimateBytes(node)), 0);
  }

  readonly guessBytes = ({ branches }: Piece): number => {
    const guess = (node: Node): number => guessRows(node, this.rangeOf) * rowWidth(outputOf(node));
    return branches.reduce((sum, { node }) => sum + (this.writtenRows(node)?.bytes ?? guess(node)), 0);
  };

  begunAs(node: Node, kind: Spread["kind"]): boolean {
    return this.begunRows.has(`${kind} ${nodeKey(node)}`);
  }

  writtenRows(node: Node): Written | undefined {
    return this.held.get(nodeKey(node))?.written;
  }

  decided(node: Node, decision: string): void {
    const held = this.heldRows(node);
    if (held) this.decisions.set(held.id, decision);
  }

  /** A written exchange that holds a node's rows, whichever way they are dealt out. */
  private heldRows(node: Node): Exchange | undefined {
    const held = this.held.get(nodeKey(node))?.exchange;
    return held && held.partitioning.kind !== "range" && held.partitioning.kind !== "broadcast" ? held : undefined;
  }

  column(step: Node, name: string, make: () => Column): Column {
    return rememberedColumn(this.memory, step, name, make);
  }

  /** One branch in one task. */
  gathered(input: Piece): Piece {
    return isSingle(input) ? input : this.spread(input, { kind: "single" });
  }

  /** Brings rows of equal keys into one place. */
  together(input: Piece, keys: readonly Expr[], wish: Wish): Piece {
    if (keys.length === 0 || wish.small) return this.gathered(input);
    const dealt = this.spread(input, { kind: "hash", keys, count: newCount(this.bytesOf(input)) });
    return this.inOneTask([dealt])?.[0] ?? dealt;
  }

  /** Rows that were dealt out and turned out to be so few that one task reads them all, with what follows. */
  inOneTask(dealt: readonly Piece[], most = taskBytes(this.settings).least): readonly Piece[] | undefined {
    const reads: ExchangeRead[] = [];
    for (const { branches } of dealt)
      for (const { node } of branches) eachNode(node, (n) => void (n.kind === "exchange_read" && reads.push(n)));
    const written = reads.map(({ exchange }) => this.written.get(exchange.id));
    const free = reads.every(({ exchange: { partitioning } }) => "count" in partitioning && !isFixed(partitioning.count, this.settings));
    if (!free || !written.every((each) => each !== undefined) || written.reduce((sum, { bytes }) => sum + bytes, 0) > most)
      return undefined;
    for (const [i, { exchange }] of reads.entries())
      this.decisions.set(exchange.id, `it holds ${size(written[i]!.bytes)}: read by one task, with what follows`);
    const whole = (node: Node): Node => mapNode(node, (n) => (n.kind === "exchange_read" ? { ...n, delivery: "all" } : n));
    return dealt.map((piece) => ({
      ...piece,
      branches: piece.branches.map(({ node }) => ({ node: whole(node), dist: { kind: "single" } })),
    }));
  }

  /** Whether rows of equal keys lie in one task already. */
  holdsGroups(input: Piece, keys: readonly Expr[]): boolean {
    if (isSingle(input)) return true;
    if (input.branches.length !== 1) return false;
    const { dist } = input.branches[0]!;
    const wanted = new Set(keys.map(partitionKey));
    return dist.kind === "partition" && dist.keys.some((list) => list.every((key) => wanted.has(partitionKey(key))));
  }

  private mapBatches(node: MapBatches, wish: Wish): Piece {
    const input = this.cut(node.input, wish);
    const keys = outputOf(node.input).slice(0, node.keys).map(columnRef);
    const rows = node.keys === 0 || this.holdsGroups(input, keys) ? input : this.together(input, keys, wish);
    return this.above(rows, node, (dist) => carried(dist, []));
  }

  private aggregate(node: Aggregate, wish: Wish): Piece {
    const input = this.cut(node.input, wish);
    const keys = node.groups.map((g) => g.expr);
    if (this.holdsGroups(input, keys)) return this.above(input, node, (dist) => carried(dist, node.groups));
    const calls = node.aggregates.map((a) => a.expr as AggregateExpr);
    const groups = node.groups.map((g) => passed(g.column));
    if (calls.some((call) => call.distinct || !call.definition.state)) {
      const rows = this.together(input, keys, wish);
      return this.above(rows, node, (dist) => carried(dist, node.groups));
    }
    const parts = node.aggregates.map(({ column }, i) => {
      const call = calls[i]!;
      return state(
        call,
        call.args.map(() => "NULL"),
      ).columns.map(
        (part, j): Named => ({
          column: this.column(node, `${i} ${j}`, () => newColumn(j === 0 ? column.name : `${column.name}_${j + 1}`, part.type, true)),
          expr: { kind: "partial", call, part: j, type: part.type, nullable: true },
        }),
      );
    });
    const partial: Aggregate = { ...node, aggregates: parts.flat(), phase: "partial" };
    const made = this.above(input, partial, (dist) => carried(dist, node.groups));
    const rows = this.together(
      made,
      groups.map((g) => g.expr),
      wish,
    );
    const aggregates = node.aggregates.map(
      ({ column }, i): Named => ({
        column,
        expr: {
          kind: "finish",
          call: calls[i]!,
          args: parts[i]!.map((p) => columnRef(p.column)),
          type: column.type,
          nullable: column.nullable,
        },
      }),
    );
    return this.above(rows, { ...node, groups, aggregates, phase: "final" }, (dist) => carried(dist, groups));
  }

  private window(node: Window, wish: Wish): Piece {
    const input = this.cut(node.input, wish);
    const keys = node.windows[0]!.expr.partitionBy;
    if (isWithinTask(node.windows[0]!.expr) || this.holdsGroups(input, keys)) return this.above(input, node);
    if (keys.length === 0) this.notices.push(`${expressionName(node.windows[0]!.expr)} has no partitionBy(): all rows go through one task`);
    return this.above(this.together(input, keys, wish), node);
  }

  private union(node: Union, wish: Wish): Piece {
    const branches = unionParts(node).flatMap(({ input, ids }): readonly Branch[] => {
      return this.cut(input, wish).branches.map((branch) => {
        const own = new Map(outputOf(branch.node).map((c) => [c.id, c]));
        const outputs = node.columns.map((column, j): Named => ({ column, expr: columnRef(own.get(ids[j]!)!) }));
        return { node: { kind: "project", input: branch.node, outputs }, dist: carried(branch.dist, outputs) };
      });
    });
    return { branches: mergeAlike(branches, node), small: false };
  }

  private limit(node: Limit, wish: Wish): Piece {
    const first: Limit | undefined =
      node.limit === undefined ? undefined : { ...node, limit: node.limit + node.offset, offset: 0, partial: true };
    const sort = node.input.kind === "sort" && node.input.global ? node.input : undefined;
    if (sort && first) {
      const input = this.cut(sort.input, wish);
      if (isSingle(input)) return this.above(this.above(input, sort), node);
      const own = this.above(this.above(input, sort), first);
      return this.above(this.above(this.spread(own, { kind: "single" }), sort), node);
    }
    const input = this.cut(node.input, wish);
    if (isSingle(input)) return this.above(input, node);
    return this.above(this.spread(first ? this.above(input, first) : input, { kind: "single" }), node);
  }

  /** The last rows of all are among the last of each task. */
  private tail(node: Tail, wish: Wish): Piece {
    const input = this.cut(node.input, wish);
    if (isSingle(input)) return this.above(input, node);
    return this.above(this.spread(this.above(input, { ...node, partial: true }), { kind: "single" }), node);
  }

  /** Rows equal in all columns meet in one task. */
  private setOperation(node: SetOperation, wish: Wish): Piece {
    const sides = node.inputs.map((input) => this.cut(input, wish));
    const count = newCount(Math.max(...sides.map((side) => this.bytesOf(side))));
    const alone = wish.small || sides.every(isSingle);
    const [left, right] = sides.map((side, i): Branch => {
      const own = new Map(outputOf(node.inputs[i]!).map((c) => [c.id, c]));
      const keys = node.sources[i]!.map((id) => columnRef(own.get(id)!));
      return (alone ? this.gathered(side) : this.spread(side, { kind: "hash", keys, count })).branches[0]!;
    });
    const dist: Distribution = alone ? { kind: "single" } : { kind: "partition", count, keys: [node.columns.map(columnRef)] };
    return { branches: [{ node: { ...node, inputs: [left!.node, right!.node] }, dist }], small: false };
  }

  private repartition(node: Repartition): Piece {
    const input = this.cut(node.input);
    if (node.partitions === 1) return this.gathered(input);
    if (node.order) {
      const order = node.order.map((key, i) => ({ ...key, expr: node.keys[i]! }));
      const partitions = settle(newCount(this.bytesOf(input), node.partitions), this.settings);
      const rows = partitions === 1 || isReadAgainAlike(input) ? input : writtenFirst(this, input);
      return planRange(this, node, order, rows, { partitions, apart: false });
    }
    const count = newCount(this.bytesOf(input), node.partitions);
    return this.spread(input, node.keys.length > 0 ? { kind: "hash", keys: node.keys, count } : { kind: "round_robin", count });
  }

  private shared({ frame, columns }: Shared, wish: Wish): Piece {
    let piece = this.frames.get(frame);
    if (!piece) {
      const made = this.cut(frame.plan, wish);
      const branches = made.branches.map(({ node, dist }, part): Branch => {
        const own: SharedFrame = { id: rememberedFrame(this.memory, frame, part), plan: node, needed: outputIds(node) };
        return { node: { kind: "shared", frame: own, columns: outputOf(node) }, dist };
      });
      piece = { ...made, branches };
      this.frames.set(frame, piece);
    }
    const wanted = new Set(columns.map((c) => c.id));
    return {
      ...piece,
      branches: piece.branches.map((b) => ({
        ...b,
        node: b.node.kind === "shared" ? { ...b.node, columns: b.node.columns.filter((c) => wanted.has(c.id)) } : b.node,
      })),
    };
  }
}

/** Exchanges at the ends of a plan: there is one of each, whatever the way of their rows. */
const endNames: ReadonlySet<string> = new Set(["result", "kept", "metrics"]);

/** Spark's names of joins for which both sides are dealt out by their keys. */
const dealingHints: ReadonlySet<string> = new Set(["shuffle_hash", "shuffle_merge", "shufflemerge", "merge", "mergejoin"]);

function piece(branch: Branch): Piece {
  return { branches: [branch], small: false };
}

function unionOf(reads: readonly ExchangeRead[]): Node {
  if (reads.length === 1) return reads[0]!;
  const columns = reads[0]!.columns;
  return { kind: "union", inputs: reads, columns, sources: reads.map((read) => read.columns.map((c) => c.id)) };
}

/** Rows that two executions may give differently, or that cannot be told by their plan. */
function isOneOfAKind(node: Node): boolean {
  return node.kind === "local" || !expressionsOf(node).every(isDeterministic);
}

function spreadKey(spread: Spread): string {
  if (spread.kind === "range") return `range ${exprKey(spread.key)} ${spread.bounds.id}`;
  return spread.kind === "hash" ? `hash ${spread.keys.map(exprKey).join()}` : spread.kind;
}

/** Makes the partition counts of two equal spreads one; false where the user asked for different ones. */
function uniteSpreads(a: Spread, b: Spread): boolean {
  if (!("count" in a) || !("count" in b)) return true;
  if (!canUnite(a.count, b.count)) return false;
  unite(a.count, b.count);
  return true;
}

function exchangeName(node: Node, spread: Spread): string {
  const label = node.kind === "aggregate" && node.phase === "partial" ? `partial_${labelOf(node)}` : labelOf(node);
  if (spread.kind !== "hash" || label.startsWith("partial_")) return label;
  const keys = spread.keys.map((key) => (key.kind === "column" ? key.name : "key"));
  return tableName(`${label}_by_${keys.join("_")}`);
}
