import { compileFunction } from "node:vm";
import type { DuckDBConnection } from "@duckdb/node-api";
import * as volley from "volley";
import { type Answer, duckdbRow, volleyRow } from "./answer.ts";
import { type Case, columnsOf } from "./case.ts";
import { actionText, functionsIn, programLines } from "./program.ts";
import { sqlText } from "./types.ts";

/** What a session answered for a step: names and types of its columns, where the action tells them, and its rows. */
export interface Answered {
  readonly types?: readonly string[] | undefined;
  readonly rows: Answer;
}

export const knownFunctions: ReadonlySet<string> = new Set(Object.keys(volley));

interface Frames {
  readonly frames: readonly volley.DataFrame[];
  /** Those that the session keeps. */
  readonly kept: readonly volley.DataFrame[];
  readonly act: () => Promise<unknown>;
}

/** Makes the frames of a case by its program, the very text that is printed where it goes wrong. */
export function framesOf(session: volley.Session, fuzzed: Case, folder: string): Frames {
  const lines = programLines(fuzzed, folder).map((line) => line.replaceAll(": any", ""));
  const functions = functionsIn(lines.join("\n"), knownFunctions);
  const kept = lines.flatMap((line, i) => (line.endsWith(".cache();") ? [`f${i}`] : []));
  const frames = fuzzed.roots.map((root) => `f${root}`);
  const body = [
    `const { ${functions.join(", ")} } = volley;`,
    ...lines,
    `return { frames: [${frames.join(", ")}], kept: [${kept.join(", ")}], act: () => ${actionText(fuzzed, folder)} };`,
  ].join("\n");
  const run = compileFunction(body, ["session", "volley"]) as (session_: volley.Session, volley_: typeof volley) => Frames;
  return run(session, volley);
}

/** Runs the case's program; answers for each of its roots. */
export async function volleyAnswers(session: volley.Session, fuzzed: Case, folder: string, plain: DuckDBConnection): Promise<Answered[]> {
  const made = framesOf(session, fuzzed, folder);
  const columns = columnsOf(fuzzed);
  try {
    const result = await made.act();
    if (fuzzed.action === "count") return [{ rows: [`[${result as number}]`] }];
    if (fuzzed.action === "write") return await Promise.all(fuzzed.roots.map((root) => written(plain, folder, root, columns[root]!)));
    const types = (await made.frames[0]!.dtypes()).map(([name, type]) => `${name}: ${type}`);
    return [{ types, rows: (result as Record<string, unknown>[]).map((row) => volleyRow(columns[fuzzed.roots[0]!]!, row)) }];
  } finally {
    for (const frame of made.kept) frame.unpersist();
  }
}

/** What a sink wrote, as plain DuckDB reads it. */
async function written(
  plain: DuckDBConnection,
  folder: string,
  root: number,
  columns: ReturnType<typeof columnsOf>[number],
): Promise<Answered> {
  const result = await plain.runAndReadAll(`FROM read_parquet(${sqlText(`${folder}/written/s${root}/*.parquet`)})`);
  return { rows: result.getRows().map((row) => duckdbRow(columns, row)) };
}
