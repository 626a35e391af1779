import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import * as volley from "volley";
import { type Answer, difference, duckdbRow, volleyRow } from "./answer.ts";
import { type Case, columnsOf, duckdbQuery, functionsIn, lastOf, orderOf, programLines } from "./case.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { writeStatements } from "./table.ts";
import { sparkType } from "./types.ts";

/** What a case came to: right everywhere, or where it went wrong and how. */
export interface Verdict {
  /** Rows of the right answer. */
  readonly rows: number;
  readonly wrong?: { readonly where: string; readonly what: string } | undefined;
}

/** The three ways to run a case. */
export interface Engines {
  /** Runs a case in this process, on the cluster, and by plain DuckDB. Throws where plain DuckDB has no answer. */
  judge(fuzzed: Case): Promise<Verdict>;
  close(): Promise<void>;
}

/** Changes what an engine answered: for tests of the judge. */
export type Tamper = (where: string, answer: Answer) => Answer;

export const knownFunctions: ReadonlySet<string> = new Set(Object.keys(volley));

export async function openEngines({ tamper = (_, answer) => answer }: { readonly tamper?: Tamper } = {}): Promise<Engines> {
  const directory = mkdtempSync(join(tmpdir(), "volley-fuzz-"));
  const instance = await DuckDBInstance.create();
  const plain = await instance.connect();
  await plain.run("SET TimeZone = 'UTC'");
  const embedded = await volley.Session.builder.create();
  const cluster: Cluster = await startCluster();
  const sessions = new Map<string, volley.Session>();

  async function onCluster(settings: Case["settings"]): Promise<volley.Session> {
    const key = JSON.stringify(settings);
    let session = sessions.get(key);
    if (!session) {
      const builder = Object.entries(settings).reduce(
        (b, [name, value]) => b.config(name, value),
        volley.Session.builder.remote(cluster.address),
      );
      session = await builder.create();
      sessions.set(key, session);
    }
    return session;
  }

  let runs = 0;
  return {
    async judge(fuzzed) {
      const folder = join(directory, String(runs++));
      try {
        await writeTables(plain, fuzzed, folder);
        const columns = columnsOf(fuzzed).at(-1)!;
        const ordered = orderOf(fuzzed) !== undefined;
        const { right, types } = await plainAnswer(plain, fuzzed, folder);
        const places = [
          { where: "in one process", session: embedded },
          { where: "on the cluster", session: await onCluster(fuzzed.settings) },
        ];
        for (const { where, session } of places) {
          const what = await wrongAt(session, fuzzed, { folder, where, right, ordered, columns, types });
          if (what !== undefined) return { rows: right.length, wrong: { where, what } };
        }
        return { rows: right.length };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    async close() {
      await Promise.all([embedded, ...sessions.values()].map((session) => session.stop()));
      await cluster.stop();
      plain.closeSync();
      instance.closeSync();
      rmSync(directory, { recursive: true, force: true });
    },
  };

  async function wrongAt(session: volley.Session, fuzzed: Case, at: Expectation): Promise<string | undefined> {
    try {
      const { rows, types } = await volleyAnswer(session, fuzzed, at.folder);
      if (types.join() !== at.types.join()) return `columns ${types.join(", ")} instead of ${at.types.join(", ")}`;
      const got = rows.map((row) => volleyRow(at.columns, row));
      return difference(tamper(at.where, got), at.right, at.ordered);
    } catch (error) {
      return `it fails: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

interface Expectation {
  readonly folder: string;
  readonly where: string;
  readonly right: Answer;
  readonly ordered: boolean;
  readonly columns: ReturnType<typeof columnsOf>[number];
  /** Names and types of the columns. */
  readonly types: readonly string[];
}

async function writeTables(plain: DuckDBConnection, { tables }: Case, folder: string): Promise<void> {
  for (const table of tables) {
    const place = join(folder, table.name);
    mkdirSync(place, { recursive: true });
    for (const sql of writeStatements(table, place)) await plain.run(sql);
  }
}

async function plainAnswer(plain: DuckDBConnection, fuzzed: Case, folder: string) {
  const columns = columnsOf(fuzzed).at(-1)!;
  const result = await plain.runAndReadAll(duckdbQuery(fuzzed, folder));
  const right = result.getRows().map((row) => duckdbRow(columns, row));
  return { right, types: columns.map(({ name, type }) => `${name}: ${sparkType(type)}`) };
}

/** Runs the case's program, the very text that is printed where it goes wrong. */
async function volleyAnswer(session: volley.Session, fuzzed: Case, folder: string) {
  const lines = programLines(fuzzed, folder).map((line) => line.replaceAll(": any", ""));
  const functions = functionsIn(lines.join("\n"), knownFunctions);
  const last = lastOf(fuzzed);
  const kept = lines.flatMap((line, i) => (line.endsWith(".cache();") ? [`f${i}`] : []));
  const body = `const { ${functions.join(", ")} } = volley;\n${lines.join("\n")}\nreturn { frame: f${last}, kept: [${kept.join(", ")}] };`;
  const run = compileFunction(body, ["session", "volley"]) as (s: volley.Session, v: typeof volley) => Frames;
  const { frame, kept: frames } = run(session, volley);
  try {
    const types = (await frame.dtypes()).map(([name, type]) => `${name}: ${type}`);
    return { rows: (await frame.collect()) as Record<string, unknown>[], types };
  } finally {
    for (const each of frames) each.unpersist();
  }
}

interface Frames {
  readonly frame: volley.DataFrame;
  readonly kept: readonly volley.DataFrame[];
}
