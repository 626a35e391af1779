import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Contents, type Ended, makePlace, type Place, type RunOptions, type Running } from "./place.ts";

const wrongRow = 17_000;
let place: Place;
let before: Contents;

beforeAll(async () => {
  place = await makePlace();
  const file = join(place.directory, "good.parquet");
  await place.sql(`COPY (SELECT i AS id, i % 7 AS k, 'name ' || i AS name FROM range(50000) t(i)) TO '${file}' (ROW_GROUP_SIZE 10000)`);
  const good = readFileSync(file);
  const noisy = Buffer.from(good);
  for (let i = 0; i < 4000; i++) noisy[(noisy.length >> 1) + i] = (i * 7919) & 255;
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},${i + 1 === wrongRow ? "seven" : i * 2},n${i}\n`);
  await place.put("good/part-0.parquet", good);
  await place.put("good/part-1.parquet", good);
  await place.put("short/part-0.parquet", good);
  await place.put("short/part-1.parquet", good.subarray(0, good.length - 1000));
  await place.put("noisy/part-0.parquet", good);
  await place.put("noisy/part-1.parquet", noisy);
  await place.put("text/part-0.csv", Buffer.from(lines.slice(0, 100).join("")));
  await place.put("text/part-1.csv", Buffer.from(lines.join("")));
  await place.put("there/part-0.csv", Buffer.from("1,2,3\n"));
  before = await place.contents();
}, 60_000);
afterAll(() => place.close());

const nobody = "http://127.0.0.1:9";
const head = `import { col, count, Session, sum } from "volley";\n\nconst session = await Session.builder.getOrCreate();\n`;
const countTo = (source: string, to = "s3://data/out/") => `${head}await session.read
  .${source}
  .groupBy("k").agg({ n: count() })
  .write.mode("error")
  .csv("${to}");
await session.stop();
`;

/** What a program does wrong, and all that its user gets to read: a line of the expectation may be a pattern. */
interface Case {
  readonly program: string;
  readonly stderr: readonly (string | RegExp)[];
  readonly run?: RunOptions;
}

const stage = / {2}in stage 1 \(read .*\), task \d of \d, after 1 attempt \(not retried: it would fail again\)/;

const cases: Readonly<Record<string, Case>> = {
  "a missing object": {
    program: countTo('parquet("s3://data/good/part-9.parquet")'),
    stderr: [
      /^error: s3:\/\/data\/good\/part-9.parquet: no parquet files there; there is no such object, and nothing lies below .* {2}\[PATH_NOT_FOUND · 42K03\]$/,
      '  bad.ts:5:4   .parquet("s3://data/good/part-9.parquet")',
    ],
  },
  "a missing bucket": {
    program: countTo('parquet("s3://nowhere/good/")'),
    stderr: [
      /^error: the bucket nowhere does not exist at http:\S+ {2,}\[PATH_NOT_FOUND · 42K03\]$/,
      '  bad.ts:5:4   .parquet("s3://nowhere/good/")',
      "  s3://nowhere/good/",
      "  → check its name and the endpoint or region",
    ],
  },
  "credentials that are denied": {
    program: countTo('parquet("s3://data/good/")'),
    run: { environment: { AWS_SECRET_ACCESS_KEY: "wrong" } },
    stderr: [
      /^error: access to s3:\/\/data\/good\/ was denied \(SignatureDoesNotMatch\) {2,}\[ACCESS_DENIED · 42501\]$/,
      '  bad.ts:5:4   .parquet("s3://data/good/")',
      "  → check accessKeyId and secretAccessKey (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)",
    ],
  },
  "an endpoint that cannot be reached": {
    program: countTo('parquet("s3://data/good/")'),
    run: { environment: { VOLLEY_S3_ENDPOINT: nobody } },
    stderr: [
      /^error: cannot reach S3 at http:\/\/127.0.0.1:9: connection refused \(for s3:\/\/data\/good\/\) {2,}\[STORAGE_UNREACHABLE · 08001\]$/,
      '  bad.ts:5:4   .parquet("s3://data/good/")',
      "  → check the endpoint (s3.endpoint, VOLLEY_S3_ENDPOINT or AWS_ENDPOINT_URL) and that the service answers",
    ],
  },
  "a Parquet object cut short": {
    program: countTo('parquet("s3://data/short/")'),
    stderr: [
      /^error: s3:\/\/data\/short\/part-1.parquet is not a Parquet file or was cut short: .* {2,}\[CANNOT_READ_FILE · KD001\]$/,
      '  bad.ts:5:4   .parquet("s3://data/short/")',
      "  → write the object again, or leave it out of the path",
    ],
  },
  "a Parquet object with noise in its middle": {
    program: countTo('parquet("s3://data/noisy/").withColumn("k", col("name"))'),
    stderr: [
      /^error: the Parquet file is damaged: .* {2,}\[CANNOT_READ_FILE · KD001\]$/,
      '  bad.ts:5:4   .parquet("s3://data/noisy/").withColumn("k", col("name"))',
      "  s3://data/noisy/part-1.parquet",
      stage,
      "  nothing was written to s3://data/out/",
      "  → write the object again, or leave it out of the path",
    ],
  },
  "a CSV with a wrong type in one row": {
    program: countTo('schema("k bigint, n bigint, name string").csv("s3://data/text/").filter(col("n").gt(-1))'),
    stderr: [
      /^error: cannot read "seven" as bigint {2,}\[MALFORMED_RECORD_IN_PARSING · 22023\]$/,
      /^ {2}bad.ts:5:\d+ {3}\.schema\(.*\.csv\("s3:\/\/data\/text\/"\)/,
      "  s3://data/text/part-1.csv",
      '  row 17,000, column "n"',
      stage,
      "  nothing was written to s3://data/out/",
      /^ {2}→ mode "PERMISSIVE" keeps such rows with a null; mode "DROPMALFORMED" drops them$/,
    ],
  },
  "a column that does not exist": {
    program: `${head}const rows: any = session.read.parquet("s3://data/good/");
await rows
  .filter(col("nmae").isNotNull())
  .write.csv("s3://data/out/");
`,
    stderr: [
      /^error: column "nmae" does not exist {2,}\[UNRESOLVED_COLUMN · 42703\]$/,
      '  bad.ts:6:11   .filter(col("nmae").isNotNull())',
      '                             ^^^^ did you mean "name"?',
      "  columns: id, k, name",
    ],
  },
  "an output that exists": {
    program: countTo('parquet("s3://data/good/")', "s3://data/there/"),
    stderr: [
      /^error: s3:\/\/data\/there already holds 1 object \(part-0.csv\) {2,}\[PATH_ALREADY_EXISTS · 42K04\]$/,
      '  bad.ts:8:4   .csv("s3://data/there/");',
      '  → mode "overwrite" replaces it, "append" adds to it, "ignore" leaves it alone',
    ],
  },
  "a program with a syntax error": {
    program: `${head}const rows = ;\n`,
    stderr: [
      /^error: Unexpected ";" {2,}\[PARSE_SYNTAX_ERROR · 42601\]$/,
      "  bad.ts:4:14   const rows = ;",
      "                             ^",
    ],
  },
  "a program that throws": {
    program: `${head}function prepare(): never {\n  throw new RangeError("no such year");\n}\nprepare();\n`,
    stderr: ["error: RangeError: no such year", '  bad.ts:5:9   throw new RangeError("no such year");'],
  },
  "a program that fails in a promise it does not await": {
    program: `${head}async function main() {
  await session.range(3).count();
  await session.read.parquet("s3://data/nowhere/").count();
}
main();
`,
    stderr: [
      /^error: s3:\/\/data\/nowhere\/: no parquet files there; nothing lies below s3:\/\/data\/nowhere\/ {2,}\[PATH_NOT_FOUND · 42K03\]$/,
      '  bad.ts:6:22   await session.read.parquet("s3://data/nowhere/").count();',
    ],
  },
};

/** Volley says nothing but the expected, ends with the code, and leaves nothing. */
async function expectEnd(running: Running, code: number, lines: readonly (string | RegExp)[]): Promise<Ended> {
  const ended = await running.ended;
  // The error's class stands on a line of its own where the message is long.
  const said = ended.stderr
    .trimEnd()
    .replace(/\n( {2}\[[A-Z_]+ · \w+\])/, "$1")
    .split("\n");
  expect(said.map((line, i) => (lines[i] instanceof RegExp && lines[i].test(line) ? lines[i] : line))).toEqual(lines);
  expect(ended.code).toBe(code);
  expect(running.left()).toEqual({ processes: {}, files: [] });
  expect(await place.contents()).toEqual(before);
  return ended;
}

describe.each(Object.entries(cases))("%s", (_, { program, stderr, run }) => {
  it("is one clear error, and leaves nothing, in one process and on a cluster", { timeout: 90_000 }, async () => {
    const file = place.program("bad.ts", program);
    const args = ["run", file, "--progress", "off"];
    const runs = [place.start(args, run), place.start([...args, "--executors", "2"], run)];
    await Promise.all(runs.map((running) => running.ended));
    for (const running of runs) expect((await expectEnd(running, 1, stderr)).stdout).toBe("");
  });
});

describe("commands", () => {
  it("name a program that is not there", { timeout: 60_000 }, async () => {
    await expectEnd(place.volley("run", "nowhere.ts"), 1, [
      /^error: there is no program nowhere.ts {2,}\[PATH_NOT_FOUND · 42K03\]$/,
      `  ${join(place.directory, "nowhere.ts")}`,
    ]);
  });

  it("name a port that is in use", { timeout: 60_000 }, async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      await expectEnd(place.volley("driver", "--driver-port", String(port)), 1, [
        new RegExp(`^error: the driver cannot listen on 127.0.0.1:${port}: .*in use.* {2,}\\[ADDRESS_IN_USE · 58005\\]$`),
        "  → choose another with --driver-port, or 0 for any free one",
      ]);
    } finally {
      taken.close();
    }
  });

  it("name a driver that is not there, and one that knows neither program nor executor", { timeout: 90_000 }, async () => {
    const program = place.program("range.ts", `${head}await session.range(5).count();\n`);
    const line = "  range.ts:4:15   await session.range(5).count();";
    await expectEnd(place.volley("run", program, "--remote", "sc://127.0.0.1:9"), 1, [
      /^error: no driver answers at sc:\/\/127.0.0.1:9 {2,}\[DRIVER_UNREACHABLE · 08006\]$/,
      line,
      "  connect ECONNREFUSED 127.0.0.1:9",
      "  → check the address, and that the driver runs: volley driver --help",
    ]);
    const driver = place.volley("driver", "--driver-port", "0", "--token", "right");
    const { port } = (await driver.ready()) as { port: number };
    await expectEnd(place.volley("run", program, "--remote", `sc://127.0.0.1:${port}`, "--token", "wrong"), 1, [
      new RegExp(`^error: the driver at sc://127.0.0.1:${port} refuses the token {2,}\\[ACCESS_DENIED · 42501\\]$`),
      line,
      "  → give the token it was started with: sc://host:port/;token=…",
    ]);
    await expectEnd(place.volley("executor", "--driver", `127.0.0.1:${port}`, "--token", "wrong"), 1, [
      new RegExp(`^error: the driver at 127.0.0.1:${port} refuses the token {2,}\\[ACCESS_DENIED · 42501\\]$`),
      "  → give the token the driver was started with: --token or VOLLEY_TOKEN",
    ]);
    await expectEnd(place.volley("executor", "--driver", `127.0.0.1:${port}`, "--port", String(port)), 1, [
      new RegExp(
        `^error: the Flight service cannot start: 127.0.0.1:${port} is in use by another process {2,}\\[ADDRESS_IN_USE · 58005\\]$`,
      ),
      "  → choose another --port, or 0 for any free one",
    ]);
    driver.kill("SIGTERM");
    await driver.ended;
  });

  it.each([
    { args: ["run"], says: "error: missing required argument 'program'" },
    { args: ["run", "x.ts", "--executors", "many"], says: /--executors .*must be a whole number from 0/ },
    { args: ["rum", "x.ts"], says: /unknown command 'rum'/ },
    { args: ["run", "x.ts", "--executor", "2"], says: /unknown option '--executor'/ },
    { args: ["driver", "--driver-port", "99999"], says: /must be a whole number from 0 to 65535/ },
  ])("exit with 2 for wrong usage: $args", { timeout: 60_000 }, async ({ args, says }) => {
    const { code, stderr } = await place.volley(...args).ended;
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });
});
