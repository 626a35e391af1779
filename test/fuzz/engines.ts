import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { connectBackend } from "@volley/connect/client";
import { Session } from "volley";
import { type Answer, difference, duckdbRow } from "./answer.ts";
import { type Case, columnsOf, duckdbQuery, orderOf, zoneOf } from "./case.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { type Decision, watchDecisions } from "./decisions.ts";
import { writeStatements } from "./table.ts";
import { sparkType } from "./types.ts";
import { type Answered, volleyAnswers } from "./volley-answer.ts";

/** What a case came to: right everywhere, or where it went wrong and how. */
export interface Verdict {
  /** Rows of the right answers. */
  readonly rows: number;
  /** What the cluster decided while it ran. */
  readonly decisions: ReadonlySet<Decision>;
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

export async function openEngines({ tamper = (_, answer) => answer }: { readonly tamper?: Tamper } = {}): Promise<Engines> {
  const directory = mkdtempSync(join(tmpdir(), "volley-fuzz-"));
  const instance = await DuckDBInstance.create();
  const plain = await instance.connect();
  const cluster: Cluster = await startCluster();
  const sessions = new Map<string, Session>();

  const decisions = watchDecisions();

  async function inProcess(zone: string): Promise<Session> {
    const session = sessions.get(zone) ?? (await Session.builder.config("time.zone", zone).create());
    sessions.set(zone, session);
    return session;
  }

  function onCluster(given: Case["settings"]): Session {
    const key = JSON.stringify(given);
    let session = sessions.get(key);
    if (!session) {
      const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [`volley.${name}`, value]));
      session = new Session(connectBackend(cluster.address, { onProgress: decisions.hear, settings }), {});
      sessions.set(key, session);
    }
    return session;
  }

  let runs = 0;
  return {
    async judge(fuzzed) {
      const folder = join(directory, String(runs++));
      try {
        await plain.run(`SET TimeZone = '${zoneOf(fuzzed)}'`);
        await writeTables(plain, fuzzed, folder);
        const right = await plainAnswers(plain, fuzzed, folder);
        const rows = right.reduce((sum, answer) => sum + answer.rows.length, 0);
        const places = [
          { where: "in one process", session: await inProcess(zoneOf(fuzzed)) },
          { where: "on the cluster", session: onCluster(fuzzed.settings) },
        ];
        for (const { where, session } of places) {
          const what = await wrongAt(session, fuzzed, { folder, where, right });
          if (what !== undefined) return { rows, decisions: decisions.take(), wrong: { where, what } };
        }
        return { rows, decisions: decisions.take() };
      } finally {
        decisions.take();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.stop()));
      await cluster.stop();
      plain.closeSync();
      instance.closeSync();
      rmSync(directory, { recursive: true, force: true });
    },
  };

  async function wrongAt(session: Session, fuzzed: Case, at: Expectation): Promise<string | undefined> {
    let answers: Answered[];
    try {
      answers = await volleyAnswers(session, fuzzed, at.folder, plain);
    } catch (error) {
      return `it fails: ${error instanceof Error ? error.message : String(error)}`;
    }
    for (const [i, { types, rows }] of answers.entries()) {
      const right = at.right[i]!;
      if (types && types.join() !== right.types.join()) return `columns ${types.join(", ")} instead of ${right.types.join(", ")}`;
      const wanted = fuzzed.action === "count" ? [`[${right.rows.length}]`] : right.rows;
      const ordered = fuzzed.action === "collect" && orderOf(fuzzed, fuzzed.roots[i]!) !== undefined;
      const what = difference(tamper(at.where, rows), wanted, ordered);
      if (what !== undefined) return answers.length > 1 ? `f${fuzzed.roots[i]}: ${what}` : what;
    }
    return undefined;
  }
}

interface Right {
  readonly types: readonly string[];
  readonly rows: Answer;
}

interface Expectation {
  readonly folder: string;
  readonly where: string;
  readonly right: readonly Right[];
}

async function writeTables(plain: DuckDBConnection, { tables }: Case, folder: string): Promise<void> {
  for (const file of tables.flatMap((table) => writeStatements(table, folder))) {
    mkdirSync(file.folder, { recursive: true });
    await plain.run(file.sql);
  }
}

async function plainAnswers(plain: DuckDBConnection, fuzzed: Case, folder: string): Promise<Right[]> {
  const all = columnsOf(fuzzed);
  const answers: Right[] = [];
  for (const root of fuzzed.roots) {
    const columns = all[root]!;
    const result = await plain.runAndReadAll(duckdbQuery(fuzzed, root, folder));
    const rows = result.getRows().map((row) => duckdbRow(columns, row));
    answers.push({ rows, types: columns.map(({ name, type }) => `${name}: ${sparkType(type)}`) });
  }
  return answers;
}
