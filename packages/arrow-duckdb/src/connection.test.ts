import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { duckdbVersion, openDatabase } from "./database.ts";
import { DuckDBError, type DuckDBErrorType } from "./errors.ts";
import { framesOf, row, testDatabase } from "./testing/test-support.ts";

const db = testDatabase();

async function failure(promise: Promise<unknown>): Promise<DuckDBError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DuckDBError);
  return error as DuckDBError;
}

describe("openDatabase", () => {
  it("takes limits, threads, spill directory and further options", async () => {
    const folder = mkdtempSync(join(tmpdir(), "open-"));
    const database = await openDatabase({
      memoryLimit: 300 << 20,
      threads: 3,
      tempDirectory: join(folder, "spill"),
      config: { preserve_insertion_order: "false" },
    });
    const connection = database.connect();
    const names = ["memory_limit", "threads", "temp_directory", "preserve_insertion_order"];
    const settings = names.map((name) => `current_setting('${name}') AS ${name}`);
    expect(await row(connection, `SELECT ${settings.join(", ")}`)).toEqual({
      memory_limit: "300.0 MiB",
      threads: 3,
      temp_directory: join(folder, "spill"),
      preserve_insertion_order: false,
    });
    await database.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("keeps a file's tables", async () => {
    const folder = mkdtempSync(join(tmpdir(), "open-"));
    const path = join(folder, "a.duckdb");
    const first = await openDatabase({ path });
    await first.connect().run("CREATE TABLE t AS SELECT 42 AS a");
    await first.close();
    const second = await openDatabase({ path });
    expect(await row(second.connect(), "FROM t")).toEqual({ a: 42 });
    await second.close();
    rmSync(folder, { recursive: true });
  });

  it("refuses unknown options and files that are no database", async () => {
    expect((await failure(openDatabase({ config: { nonsense: "1" } }))).message).toContain("nonsense");
    const folder = mkdtempSync(join(tmpdir(), "open-"));
    writeFileSync(join(folder, "text"), "this is no database, it is a text of some length".repeat(300));
    expect((await failure(openDatabase({ path: join(folder, "text") }))).type).toBe("io");
    rmSync(folder, { recursive: true });
  });

  it("refuses connections after close", async () => {
    const database = await openDatabase();
    await database.close();
    expect(() => database.connect()).toThrow(/closed/);
  });

  it("names its version", () => {
    expect(duckdbVersion()).toMatch(/^v1\.5\./);
  });
});

describe("run", () => {
  it("runs several statements and counts the rows that the last one changed", async () => {
    const connection = db.connect();
    const { rowsChanged } = await connection.run("CREATE TEMP TABLE t(a INT); INSERT INTO t SELECT * FROM range(1234)");
    expect(rowsChanged).toBe(1234n);
    expect((await connection.run("UPDATE t SET a = 0 WHERE a < 10")).rowsChanged).toBe(10n);
    await connection.close();
  });

  it("takes any text", async () => {
    const connection = db.connect();
    await connection.run("CREATE TEMP TABLE t AS SELECT 'grüße, 世界 🎯' AS a, 'it''s' AS \"a \"\" b\" -- and a comment");
    expect(await row(connection, "FROM t")).toEqual({ a: "grüße, 世界 🎯", 'a " b': "it's" });
    await connection.close();
  });
});

describe("columns", () => {
  it("are known without executing, with complete types", async () => {
    const connection = db.connect();
    const sql = `SELECT 1 AS a, 1.5::DECIMAL(20,3) AS b, [{x: 1, "y z": ['a']}] AS c, map(['k'], [1::UTINYINT]) AS d,
      'v'::ENUM('u', 'v''w', 'v') AS e, [1.0, 2]::DECIMAL(4,1)[2] AS f, '{}'::JSON AS g, now() AS h, error('never')::INTEGER AS i`;
    expect(await connection.columns(sql)).toEqual([
      { name: "a", type: "INTEGER" },
      { name: "b", type: "DECIMAL(20,3)" },
      { name: "c", type: 'STRUCT("x" INTEGER, "y z" VARCHAR[])[]' },
      { name: "d", type: "MAP(VARCHAR, UTINYINT)" },
      { name: "e", type: "ENUM('u', 'v''w', 'v')" },
      { name: "f", type: "DECIMAL(4,1)[2]" },
      { name: "g", type: "JSON" },
      { name: "h", type: "TIMESTAMP WITH TIME ZONE" },
      { name: "i", type: "INTEGER" },
    ]);
    await connection.close();
  });

  it("have types that DuckDB reads back", async () => {
    const connection = db.connect();
    const columns = await connection.columns("SELECT 1 AS a, {x: [1.5], y: {z: 'a'}} AS b, 'a'::ENUM('a') AS c");
    await connection.run(`CREATE TEMP TABLE typed (${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})`);
    expect(await connection.columns("FROM typed")).toEqual(columns);
    await connection.close();
  });
});

describe("errors", () => {
  const cases: readonly (readonly [sql: string, type: DuckDBErrorType, text: string])[] = [
    ["SELEC 1", "parser", "SELEC"],
    ["SELECT * FROM nowhere", "catalog", "nowhere"],
    ["SELECT nothing FROM range(3)", "binder", "nothing"],
    ["SELECT i::UTINYINT FROM range(100000) t(i)", "conversion", "256"],
    ["SELECT 'a'::INTEGER", "conversion", "'a'"],
    ["SELECT CASE WHEN i > 50000 THEN error('boo' || i) END FROM range(100000) t(i)", "invalid input", "boo"],
    ["FROM 'missing.parquet'", "io", "missing.parquet"],
    ["SELECT 9223372036854775807 + i FROM range(2) t(i)", "out of range", "9223372036854775807"],
  ];

  it.each(cases)("of %s have the type %s, whichever way it is executed", async (sql, type, text) => {
    const connection = db.connect();
    const stream = async () => framesOf(await connection.stream(sql));
    for (const execute of [() => connection.run(sql), stream]) {
      const error = await failure(execute());
      expect(error.type).toBe(type);
      expect(error.message).toContain(text);
    }
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("tell running out of memory from all others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "small-"));
    const small = await openDatabase({ memoryLimit: "20MB", threads: 1, config: { temp_directory: "" } });
    const connection = small.connect();
    const sql = "SELECT list(i ORDER BY hash(i)) FROM range(20000000) t(i)";
    expect((await failure(connection.run(sql))).type).toBe("out of memory");
    expect((await failure(connection.stream(sql).then(framesOf))).type).toBe("out of memory");
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await small.close();
    rmSync(folder, { recursive: true });
  });
});

describe("interrupting", () => {
  const long = "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE hash(a.range) = hash(b.range + 1)";

  it("ends a running statement", async () => {
    const connection = db.connect();
    const running = failure(connection.run(long));
    setTimeout(() => connection.interrupt(), 100);
    expect((await running).type).toBe("interrupt");
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it.each(["run", "stream"] as const)("by a signal ends %s at once, with the signal's reason", async (method) => {
    const connection = db.connect();
    const controller = new AbortController();
    const running = failure(connection[method](long, { signal: controller.signal }));
    controller.abort(new Error("enough"));
    const error = await running;
    expect([error.type, (error.cause as Error).message]).toEqual(["interrupt", "enough"]);
    const late = await failure(connection[method]("SELECT 1", { signal: controller.signal }));
    expect(late.type).toBe("interrupt");
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("happens when the connection or the database is closed meanwhile", async () => {
    const database = await openDatabase({ threads: 1 });
    const first = database.connect();
    const running = [failure(first.run(long)), failure(database.connect().run(long))];
    await new Promise((resolve) => setTimeout(resolve, 100));
    await first.close();
    await database.close();
    expect((await Promise.all(running)).map(({ type }) => type)).toEqual(["interrupt", "interrupt"]);
    expect((await failure(first.run("SELECT 1"))).message).toContain("closed");
  });
});

describe("a connection does one thing at a time", () => {
  it("so that calls wait for one another", async () => {
    const connection = db.connect();
    await connection.run("CREATE TEMP TABLE log(n INT)");
    const calls = Array.from({ length: 20 }, (_, n) => connection.run(`INSERT INTO log VALUES (${n})`));
    await Promise.all(calls);
    expect(await row(connection, "SELECT list(n) AS n FROM log")).toEqual({ n: calls.map((_, n) => n) });
    await connection.close();
  });

  it("and refuses calls while a stream is open, which DuckDB would close", async () => {
    const connection = db.connect();
    const stream = await connection.stream("FROM range(1000000)", { maxRows: 1000 });
    expect((await failure(connection.run("SELECT 1"))).type).toBe("usage");
    expect((await failure(connection.columns("SELECT 1"))).type).toBe("usage");
    expect((await failure(connection.stream("SELECT 1"))).type).toBe("usage");
    let rows = 0;
    for await (const batch of stream) rows += batch.rows;
    expect(rows).toBe(1_000_000);
    await connection.run("SELECT 1");
    await connection.close();
  });

  it("while two connections work at once", async () => {
    const [a, b] = [db.connect(), db.connect()];
    const streams = await Promise.all([a.stream("FROM range(300000)"), b.stream("FROM range(500000)")]);
    const counts = await Promise.all(
      streams.map(async (stream) => {
        let rows = 0;
        for await (const batch of stream) rows += batch.rows;
        return rows;
      }),
    );
    expect(counts).toEqual([300_000, 500_000]);
    await Promise.all([a.close(), b.close()]);
  });
});
