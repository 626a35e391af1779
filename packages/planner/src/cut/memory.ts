import type { Column } from "../typed/column.ts";
import { nodeKey } from "./node-key.ts";
import type { Exchange, Node, SharedFrame } from "../typed/node.ts";

/** What a finished stage wrote into an exchange. */
export interface Written {
  /** False for rows that may be others when they are made again. */
  readonly repeatable: boolean;
  readonly rows: number;
  readonly bytes: number;
}

/** An exchange of a stage that has begun. */
export interface BegunExchange {
  readonly exchange: Exchange;
  /** The rows that it holds, told by the plan that makes them. */
  readonly rowsKey: string;
  readonly repeatable: boolean;
  /** Set when its stage is done. */
  readonly written?: Written | undefined;
}

/** What one cut of a plan leaves for the next: the stages that have begun, and names that must stay what they are. */
export interface CutMemory {
  /** By what tells their rows and how these are dealt out. */
  readonly begun: Map<string, BegunExchange>;
  /** What has begun to be written to sinks. */
  readonly begunSinks: Set<string>;
  readonly ids: Map<string, number>;
  readonly columns: Map<Node, Map<string, Column>>;
  readonly frames: Map<SharedFrame, number[]>;
  /** Exchanges whose rows may be others when they are made again. */
  readonly fleeting: Set<number>;
  lastFrame: number;
}

export function newMemory(): CutMemory {
  return {
    begun: new Map(),
    begunSinks: new Set(),
    ids: new Map(),
    columns: new Map(),
    frames: new Map(),
    fleeting: new Set(),
    lastFrame: 0,
  };
}

export function sinkKey(sink: number, node: Node): string {
  return `sink ${sink} ${nodeKey(node)}`;
}

/** The column that a step of the plan makes under this name, the same one in every cut. */
export function rememberedColumn({ columns }: CutMemory, step: Node, name: string, make: () => Column): Column {
  const own = columns.get(step) ?? new Map<string, Column>();
  columns.set(step, own);
  const column = own.get(name) ?? make();
  own.set(name, column);
  return column;
}

/** The number of an exchange, the same one in every cut. */
export function rememberedId({ ids }: CutMemory, key: string): number {
  const id = ids.get(key) ?? ids.size + 1;
  ids.set(key, id);
  return id;
}

/** The number of the i-th part of a shared frame, the same one in every cut. */
export function rememberedFrame(memory: CutMemory, frame: SharedFrame, part: number): number {
  const own = memory.frames.get(frame) ?? [];
  memory.frames.set(frame, own);
  return (own[part] ??= ++memory.lastFrame);
}
