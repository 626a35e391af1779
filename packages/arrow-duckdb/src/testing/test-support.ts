import { afterAll, beforeAll } from "vitest";
import type { ArrowStream } from "../read/arrow-stream.ts";
import type { Connection } from "../connection.ts";
import { type Database, type DatabaseOptions, openDatabase } from "../database.ts";
import { type Frame, ipcStream } from "@volley/protocol/arrow";

/** A database for the tests of one file, closed after them. */
export function testDatabase(options: DatabaseOptions = {}): { connect(): Connection; readonly database: Database } {
  let database: Database | undefined;
  beforeAll(async () => {
    database = await openDatabase({ memoryLimit: "1GB", threads: 2, ...options });
  });
  afterAll(() => database?.close());
  return {
    connect: () => database!.connect(),
    get database() {
      return database!;
    },
  };
}

/** All frames of a stream. */
export async function framesOf(stream: ArrowStream): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const { frame } of stream) frames.push(frame);
  return frames;
}

/** Runs a query and gives the IPC stream of its result. */
export async function ipcOf(connection: Connection, sql: string): Promise<Buffer> {
  const stream = await connection.stream(sql);
  return Buffer.concat(ipcStream(stream.schemaFrame, await framesOf(stream)));
}

/** Runs a query of one row and gives its columns as text, read from DuckDB's own JSON of it. */
export async function row(connection: Connection, sql: string): Promise<Record<string, unknown>> {
  const stream = await connection.stream(`SELECT to_json(t)::VARCHAR AS row FROM (${sql}) AS t`);
  const [frame] = await framesOf(stream);
  if (frame === undefined) throw new Error("the query gave no row");
  const body = Buffer.concat(frame.body);
  return JSON.parse(body.toString("utf8", 64, 64 + body.readInt32LE(4)));
}

/** Different rows that are in one table more often than in the other. Many times cheaper than EXCEPT ALL of wide rows. */
export async function differences(connection: Connection, left: string, right: string): Promise<number> {
  const both = `SELECT *, 1 AS sign FROM ${left} UNION ALL SELECT *, -1 FROM ${right}`;
  const uneven = `SELECT * EXCLUDE (sign) FROM (${both}) GROUP BY ALL HAVING sum(sign) <> 0`;
  return Number((await row(connection, `SELECT count(*) AS n FROM (${uneven})`)).n);
}
