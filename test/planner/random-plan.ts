import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseSchema, type Read, type Relation } from "@volley/plan";
import type { PlannerSettings, SourceInfo } from "@volley/planner";
import { Session } from "volley";
import { type Case, zoneOf } from "../fuzz/case.ts";
import { programLines } from "../fuzz/program.ts";
import { pruned } from "../fuzz/random-case.ts";
import { sparkType } from "../fuzz/types.ts";
import { framesOf } from "../fuzz/volley-answer.ts";

const refuse = (): never => {
  throw new Error("nothing runs here");
};
/** Builds plans, and runs none. */
const session = new Session(
  { execute: refuse, write: refuse, schema: refuse, explain: refuse, ask: refuse, keep: refuse, close: async () => {} },
  {},
);

/** The case without what stages alone do not run: rows that a session keeps, folders that tell columns; undefined where a function is the program's. */
export function plannable(fuzzed: Case): Case | undefined {
  if (programLines(fuzzed, "").some((line) => line.includes("udf("))) return undefined;
  return pruned({
    ...fuzzed,
    tables: fuzzed.tables.map((table) => ({ ...table, folders: false })),
    steps: fuzzed.steps.map((step) => ("call" in step && step.call === "cache()" ? { ...step, call: "coalesce(1)" } : step)),
  });
}

/** What a case asks for, as plans over its tables, which lie below the folder. */
export function plansOf(fuzzed: Case, folder: string): readonly Relation[] {
  return framesOf(session, fuzzed, folder).frames.map((frame) => (frame as unknown as { readonly plan: Relation }).plan);
}

/** Where the case's tables lie. */
export const filesOf = ({ read }: { readonly read: Read }): readonly string[] =>
  readdirSync(read.paths[0]!)
    .sort()
    .map((name) => join(read.paths[0]!, name));

export function sourcesOf({ tables }: Case): (read: Read) => SourceInfo {
  return (read) => {
    const { columns } = tables.find(({ name }) => read.paths[0]!.endsWith(`/${name}`))!;
    return {
      schema: parseSchema(columns.map(({ name, type }) => `${name} ${sparkType(type)}`).join(", ")),
      format: "parquet",
      files: filesOf({ read }).map((url) => ({ url, size: statSync(url).size, etag: "1" })),
    };
  };
}

/** How the case has a cluster of two executors plan. */
export function settingsOf(fuzzed: Case): PlannerSettings & { readonly skewBytes: number } {
  const { settings } = fuzzed;
  const bytes = (name: string): number | undefined => (settings[name] === undefined ? undefined : Number(settings[name]));
  return {
    mode: "cluster",
    slots: 2,
    executors: 2,
    timeZone: zoneOf(fuzzed),
    shufflePartitions: bytes("shuffle.partitions"),
    partitionBytes: bytes("partition.bytes"),
    broadcastBytes: bytes("broadcast.bytes") ?? 10 << 20,
    skewBytes: bytes("skew.bytes") ?? 64 << 20,
    adaptive: settings["adaptive"] !== "off",
    runtimeFilters: settings["runtime.filters"] !== "off",
    joinReorder: settings["join.reorder"] !== "off",
  };
}
