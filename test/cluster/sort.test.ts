import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connectBackend } from "@volley/connect/client";
import type { QueryProgress, StageProgress } from "@volley/protocol";
import { col, count, type DataFrame, lit, monotonicallyIncreasingId, rand, Session, sparkPartitionId } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place, type Running } from "./place.ts";

// Sorts that end in many partitions: the rows of one are the rows of one process in the same order.

let place: Place;
let address: string;
let one: Session | undefined;
const alive: Running[] = [];
let started = 0;

beforeAll(async () => {
  place = await makePlace();
  for (let part = 0; part < 4; part++)
    await place.sql(`COPY (
      SELECT i, CASE WHEN i % 10 < 9 THEN 7 ELSE hash(i) % 5000 END::INT AS heavy,
        CASE WHEN hash(i * 3) % 9 = 0 THEN NULL ELSE (hash(i * 3) % 2000)::INT - 1000 END::INT AS n,
        CASE hash(i * 5) % 12 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Ünter' WHEN 3 THEN '😀' || i % 3 ELSE substr(md5(i::VARCHAR), 1, (i % 20)::INT) END AS s,
        CASE hash(i * 7) % 14 WHEN 0 THEN NULL WHEN 1 THEN 'nan' WHEN 2 THEN '-0.0' WHEN 3 THEN 0 WHEN 4 THEN 'inf' WHEN 5 THEN '-inf' ELSE (hash(i) % 2000)::DOUBLE - 1000 END::DOUBLE AS d,
        ((hash(i * 11) % 90000)::DECIMAL(20, 2) / 7 - 5000)::DECIMAL(12, 2) AS m,
        TIMESTAMP '1960-01-01' + INTERVAL (hash(i * 13) % 1500000000) SECOND AS t,
        CASE WHEN i % 31 = 0 THEN NULL ELSE unhex(substr(md5((i % 500)::VARCHAR), 1, (i % 5)::INT * 2)) END AS b,
        CASE WHEN i % 17 = 0 THEN NULL ELSE {'x': CASE WHEN i % 5 = 0 THEN NULL ELSE (hash(i) % 50)::INT END, 'y': 'y' || hash(i * 2) % 20} END AS st,
        CASE WHEN i % 19 = 0 THEN NULL ELSE [CASE WHEN i % 3 = 0 THEN NULL ELSE (hash(i) % 9)::INT END, (hash(i * 2) % 9)::INT][:(i % 3)::INT] END AS a
      FROM range(${part * 5_000}, ${(part + 1) * 5_000}) r(i)) TO '${join(place.directory, `rows-${part}.parquet`)}' (FORMAT parquet)`);
  const driver = place.volley("driver", "--driver-port", "0", "--executor-wait", "30");
  address = `127.0.0.1:${Number((await driver.ready())["port"])}`;
  for (let i = 0; i < 2; i++) await addExecutor();
  one = await Session.builder.create();
}, 120_000);
afterAll(async () => {
  await one?.stop();
  await place.close();
});

async function addExecutor(...flags: readonly string[]): Promise<Running> {
  const executor = place.volley("executor", "--driver", address, "--id", `e${++started}`, ...flags);
  alive.push(executor);
  await executor.ready();
  return executor;
}

interface Many {
  readonly session: Session;
  /** The stages of the last query, as they were last told. */
  stages(): readonly StageProgress[];
  decisions(): string;
}

/** A session on the cluster for which a few kilobytes are much. */
async function onCluster<T>(
  use: (many: Many) => Promise<T>,
  {
    settings = {},
    onProgress,
  }: { readonly settings?: Readonly<Record<string, string>>; readonly onProgress?: (p: QueryProgress) => void } = {},
): Promise<T> {
  let stages: readonly StageProgress[] = [];
  const hear = (progress: QueryProgress): void => {
    stages = progress.stages;
    onProgress?.(progress);
  };
  const many = { "volley.partition.bytes": "100000", "volley.skew.bytes": "100000", "volley.bundle.bytes": "1", ...settings };
  const session = new Session(connectBackend(`sc://${address}`, { onProgress: hear, settings: many }), {});
  try {
    return await use({ session, stages: () => stages, decisions: () => stages.flatMap(({ decisions }) => decisions).join("\n") });
  } finally {
    await session.stop();
  }
}

/** For tables of which a column alone is sorted. */
const finer = { settings: { "volley.partition.bytes": "10000" } };

const rows = (session: Session): any => session.read.parquet(join(place.directory, "rows-*.parquet"));
const textsOf = async (frame: DataFrame): Promise<readonly string[]> => (await frame.collect()).map(textOf);
const textOf = (row: object): string =>
  JSON.stringify(Object.values(row), (_, v: unknown) => (typeof v === "bigint" || typeof v === "number" ? String(v) : v));
const sorted = (stages: readonly StageProgress[]): StageProgress | undefined =>
  stages.some(({ name }) => name.includes("deal out by ranges")) ? stages.find(({ name }) => /\bsort\b/.test(name)) : undefined;

const keys: Readonly<Record<string, readonly any[]>> = {
  integers: ["n"],
  "integers, descending": [col("n").desc()],
  "integers, nulls last": [col("n").ascNullsLast()],
  "integers, descending, nulls first": [col("n").descNullsFirst()],
  texts: ["s"],
  "texts, descending": [col("s").descNullsFirst()],
  "doubles with NaN, -0.0 and infinities": ["d"],
  "doubles, descending": [col("d").desc()],
  decimals: ["m"],
  timestamps: [col("t").desc()],
  bytes: ["b"],
  "bytes, descending": [col("b").desc()],
  structs: ["st"],
  arrays: [col("a").desc()],
  "several keys": ["heavy", col("s").desc(), "d"],
  expressions: [col("n").mod(lit(10)), col("s").substr(1, 2)],
};

describe("a sort on a cluster", () => {
  it.each(Object.entries(keys))("by %s is that of one process", async (_, order) => {
    await onCluster(async ({ session, stages }) => {
      const [mine, right] = await Promise.all([session, one!].map((s) => textsOf(rows(s).orderBy(...order, "i"))));
      expect(mine).toEqual(right);
      expect(mine).toHaveLength(20_000);
      expect(sorted(stages())?.tasks).toBeGreaterThan(3);
    });
  });

  it("is one where neither adapts, or the number of partitions is the user's", async () => {
    const right = await textsOf(rows(one!).orderBy("heavy", "i"));
    for (const settings of [{ "volley.adaptive": "off" }, { "volley.shuffle.partitions": "3" }] as Readonly<Record<string, string>>[])
      await onCluster(
        async ({ session, stages }) => {
          expect(await textsOf(rows(session).orderBy("heavy", "i"))).toEqual(right);
          expect(sorted(stages())?.tasks).toBeGreaterThan(1);
        },
        { settings },
      );
  });

  it("orders rows that a join, a group or a filter leaves, however many they turn out to be", async () => {
    const frames: readonly ((t: any) => DataFrame)[] = [
      (t) => t.filter(col("i").mod(2).eq(1)).orderBy("m", "i"),
      (t) => t.groupBy("n", "s").agg({ rows: count() }).orderBy("rows", "n", "s"),
      (t) => t.join(t.select("i", col("n").alias("other")), ["i"]).orderBy("other", "i"),
      (t) => t.union(t.filter(col("n").gt(0))).orderBy("i", "n"),
    ];
    for (const frame of frames)
      await onCluster(async ({ session, stages }) => {
        expect(await textsOf(frame(rows(session)))).toEqual(await textsOf(frame(rows(one!))));
        expect(sorted(stages())?.tasks).toBeGreaterThan(1);
      });
  });

  it("is one task's where few rows are left, which is known when they are written", async () => {
    await onCluster(async ({ session, stages, decisions }) => {
      for (const [wanted, condition] of [
        [0, col("i").lt(0)],
        [1, col("i").eq(17)],
        [20, col("i").between(100, 119)],
      ] as const) {
        const found = await rows(session).filter(condition).orderBy(col("n").desc(), "i").collect();
        expect(found).toHaveLength(wanted);
        expect(sorted(stages())).toBeUndefined();
        if (wanted > 0) expect(decisions()).toMatch(/read by one task/);
      }
    });
  });

  it("takes rows of which none are there when nothing tells so before", async () => {
    const none = { "volley.adaptive": "off", "volley.shuffle.partitions": "4" };
    await onCluster(async ({ session }) => expect(await rows(session).filter(col("i").lt(0)).orderBy("n").collect()).toEqual([]), {
      settings: none,
    });
  });

  it("of random keys loses no row", async () => {
    await onCluster(async ({ session }) => {
      const found = await rows(session)
        .select("i")
        .orderBy(col("i").multiply(lit(0)), rand())
        .collect();
      expect(new Set(found.map((row: { i: bigint }) => row.i)).size).toBe(20_000);
      expect(found).toHaveLength(20_000);
      expect(found.slice(0, 50).map((row: { i: bigint }) => row.i)).not.toEqual(Array.from({ length: 50 }, (_, i) => BigInt(i)));
    });
  });
});

describe("what stands above a sort", () => {
  const order = [col("n").desc(), "i"] as const;
  const steps: Readonly<Record<string, (t: any) => DataFrame>> = {
    filter: (t) =>
      t
        .orderBy(...order)
        .filter(col("n").gt(0))
        .select("n", "i"),
    limit: (t) =>
      t
        .orderBy(...order)
        .filter(col("n").lt(5))
        .limit(777)
        .select("n", "i"),
    top: (t) => t.orderBy(...order).limit(5),
    offset: (t) =>
      t
        .orderBy(...order)
        .offset(19_000)
        .select("n", "i"),
    "offset and limit": (t) =>
      t
        .orderBy(...order)
        .filter(col("n").lt(5))
        .offset(9)
        .limit(700)
        .select("n", "i"),
    "tail after a step": (t) =>
      t
        .orderBy(...order)
        .filter(col("n").lt(5))
        .offset(0),
    union: (t) => t.orderBy(...order).union(t.orderBy("i")),
    "union of one sort with itself": (t) => ((s) => s.union(s))(t.orderBy(...order)),
    explode: (t) => t.orderBy(...order).select("i", col("a")),
  };
  it.each(Object.entries(steps))("sees its rows in order: %s", async (_, frame) => {
    await onCluster(async ({ session }) => expect(await textsOf(frame(rows(session)))).toEqual(await textsOf(frame(rows(one!)))));
  });

  it("first(), tail(), count() and a cached frame", async () => {
    await onCluster(async ({ session }) => {
      const [mine, right] = [rows(session).orderBy(...order), rows(one!).orderBy(...order)];
      expect(textOf(await mine.first())).toBe(textOf(await right.first()));
      expect((await mine.tail(7)).map(textOf)).toEqual((await right.tail(7)).map(textOf));
      expect(await mine.count()).toBe(20_000);
      const kept = mine.cache();
      expect(await textsOf(kept)).toEqual(await textsOf(right));
      expect(await textsOf(kept.filter(col("n").gt(0)))).toEqual(await textsOf(right.filter(col("n").gt(0))));
    });
  });

  it("numbers rows and tasks along the order", async () => {
    await onCluster(async ({ session }) => {
      const found = (await rows(session)
        .orderBy("i")
        .select("i", monotonicallyIncreasingId().alias("number"), sparkPartitionId().alias("task"))
        .collect()) as { i: bigint; number: bigint; task: number }[];
      expect(new Set(found.map(({ task }) => task)).size).toBeGreaterThan(1);
      for (let at = 1; at < found.length; at++) {
        expect(found[at]!.i).toBeGreaterThan(found[at - 1]!.i);
        expect(found[at]!.number).toBeGreaterThan(found[at - 1]!.number);
        expect(found[at]!.task).toBeGreaterThanOrEqual(found[at - 1]!.task);
      }
    }, finer);
  });
});

describe("a key that nine of ten rows have", () => {
  it("goes to several tasks, also where the rows are all alike", async () => {
    await onCluster(async ({ session, decisions }) => {
      for (const columns of [["heavy"], ["heavy", "i"]]) {
        const found = await rows(session)
          .select(...columns)
          .orderBy("heavy")
          .collect();
        const values = found.map((row: { heavy: number }) => row.heavy);
        expect(values).toEqual(values.toSorted((x: number, y: number) => x - y));
        if (columns.length > 1) expect(new Set(found.map((row: { i: bigint }) => row.i)).size).toBe(20_000);
        expect(decisions()).toMatch(/partition \d+ of \d+ holds rows of one sort key \(.*\): read by [234] tasks/);
      }
    }, finer);
  });
});

let written = 0;
/** The files of a write, in the order of their names. */
async function filesOf(frame: DataFrame): Promise<readonly { readonly name: string; readonly rows: readonly any[] }[]> {
  const folder = join(place.directory, `out-${++written}`);
  await frame.write.parquet(folder);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".parquet"))
    .sort();
  return Promise.all(names.map(async (name) => ({ name, rows: await place.sql(`FROM read_parquet('${join(folder, name)}')`) })));
}

describe("a sorted frame that is written", () => {
  it("makes files in order, one after another", async () => {
    await onCluster(async ({ session }) => {
      const files = await filesOf(rows(session).select("i", "n").orderBy(col("n").descNullsFirst(), "i"));
      expect(files.length).toBeGreaterThan(3);
      expect(files[0]!.name).toMatch(/^part-00000-/);
      const right = (await rows(one!).select("i", "n").orderBy(col("n").descNullsFirst(), "i").collect()).map(textOf);
      expect(files.flatMap((file) => file.rows.map(textOf))).toEqual(right);
    });
  });

  it("has no file with most rows where a key is skewed", async () => {
    await onCluster(async ({ session }) => {
      const files = await filesOf(rows(session).select("heavy").orderBy(col("heavy").desc()));
      const values = files.flatMap((file) => file.rows.map(({ heavy }: { heavy: number }) => heavy));
      expect(values).toEqual(values.toSorted((x, y) => y - x));
      expect(values).toHaveLength(20_000);
      for (const file of files) expect(file.rows.length).toBeLessThan(10_000);
    }, finer);
  });
});

describe("an executor that is killed during a sort", () => {
  it("changes nothing of the answer", { timeout: 300_000 }, async () => {
    const sortOf = (session: Session): DataFrame => rows(session).repartition(5).orderBy("heavy", col("s").desc(), "i");
    const right = await textsOf(sortOf(one!));
    let hit = 0;
    for (const begun of [2, 3, 5]) {
      let killed = false;
      const onProgress = ({ stages, done }: QueryProgress): void => {
        if (killed || done || stages.filter((stage) => stage.started).length < begun) return;
        killed = true;
        alive.shift()!.kill("SIGKILL");
      };
      await onCluster(async ({ session }) => expect(await textsOf(sortOf(session)), `${begun}`).toEqual(right), { onProgress });
      if (!killed) continue;
      hit++;
      await addExecutor();
    }
    expect(hit, "kills that came in time").toBeGreaterThan(2);
  });
});

const large = (folder: string): string => `
import { col, md5, Session } from "volley";
const session = await Session.builder.getOrCreate();
const rows: any = session.range(2_400_000).withColumn("key", md5(col("id").cast("string")));
await rows.withColumn("more", md5(col("key"))).repartition(4).orderBy("key").write.parquet("${folder}");
await session.stop();
`;

describe("partitions that are more than an executor's memory", () => {
  it("are sorted by way of the disk", { timeout: 300_000 }, async () => {
    const [folder, report] = [join(place.directory, "spilled"), join(place.directory, "spilled.json")];
    const flags = ["--executors", "2", "--executor-memory", "400m", "--shuffle-partitions", "2", "--report", report, "--progress", "off"];
    const { code, stderr } = await place.volley("run", place.program("large.ts", large(folder)), ...flags).ended;
    expect([code, stderr]).toEqual([0, ""]);
    const { queries } = JSON.parse(readFileSync(report, "utf8")) as { queries: { stages: { name: string; spilledBytes: number }[] }[] };
    const spilled = queries[0]!.stages.find(({ name }) => name.includes("sort"))?.spilledBytes;
    expect(spilled).toBeGreaterThan(10 * 2 ** 20);
    const [row] = await place.sql(
      `SELECT count(*)::INT AS n, count_if(key < before)::INT AS wrong FROM
       (SELECT key, lag(key) OVER (ORDER BY filename, file_row_number) AS before
        FROM read_parquet('${folder}/*.parquet', filename = true, file_row_number = true))`,
    );
    expect(row).toEqual({ n: 2_400_000, wrong: 0 });
  });
});
