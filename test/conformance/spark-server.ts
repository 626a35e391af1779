import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pythonWith } from "../python/python.ts";

const startMilliseconds = 120_000;

export interface SparkServer {
  /** `sc://127.0.0.1:port` */
  readonly address: string;
  /** What Spark calls its functions. */
  functionNames(): string[];
  stop(): Promise<void>;
}

/**
 * The server that SPARK_REMOTE names, or one started for the caller: one core, a gigabyte, one at a time on this machine. Undefined,
 * with a line that says why, where PySpark or Java is absent (`node test/python/setup.mjs --spark`).
 */
export async function openSpark(): Promise<SparkServer | undefined> {
  const python = pythonWith("pyspark", "pandas");
  if (!python) return undefined;
  const functionNames = (address: string) => (): string[] => namesOf(python, address);
  const given = process.env["SPARK_REMOTE"];
  if (given) return { address: given, functionNames: functionNames(given), stop: async () => {} };
  if (spawnSync("java", ["-version"]).status !== 0) {
    console.log("skipped: no Java, which Spark needs (17 or newer)");
    return undefined;
  }
  const release = await takeTurn();
  const home = spawnSync(python, ["-c", "import pyspark; print(pyspark.__path__[0])"], { encoding: "utf8" }).stdout.trim();
  const scratch = mkdtempSync(join(tmpdir(), "volley-spark-"));
  const port = await freePort();
  const settings = {
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.connect.grpc.binding.port": String(port),
    "spark.local.dir": scratch,
    "spark.log.level": "ERROR",
    "spark.sql.warehouse.dir": join(scratch, "warehouse"),
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
  };
  const child = spawn(
    join(home, "bin/spark-submit"),
    [
      "--master=local[1]",
      "--driver-memory=1g",
      "--class=org.apache.spark.sql.connect.service.SparkConnectServer",
      ...Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
      "spark-internal",
    ],
    // In a folder of its own: Spark leaves files where it is started.
    { cwd: scratch, env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: "127.0.0.1", PYSPARK_PYTHON: python } },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async (): Promise<void> => {
    process.off("exit", end);
    child.kill("SIGTERM");
    await Promise.race([ended, delay(5_000, undefined, { ref: false }).then(end)]);
    await ended;
    rmSync(scratch, { recursive: true, force: true });
    release();
  };
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (log = `${log}${chunk.toString()}`.slice(-4_000)));
  try {
    await Promise.race([listening(port), ended.then(() => Promise.reject(new Error("Spark ended before it served")))]);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`, { cause: error });
  }
  const address = `sc://127.0.0.1:${port}`;
  return { address, functionNames: functionNames(address), stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < startMilliseconds; await delay(200)) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (answered) return;
  }
  throw new Error(`Spark did not serve within ${startMilliseconds / 1000} s`);
}

function namesOf(python: string, address: string): string[] {
  const program = [
    "import sys",
    "from pyspark.sql import SparkSession",
    "spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()",
    'print("\\n".join(row[0] for row in spark.sql("SHOW SYSTEM FUNCTIONS").collect()))',
  ].join("\n");
  const { stdout, stderr, status } = spawnSync(python, ["-c", program, address], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Spark does not list its functions: ${stderr}`);
  return stdout.split("\n").filter((name) => /^[a-z]/.test(name));
}

/** Waits until no other process on this machine runs a server of these tests. */
async function takeTurn(): Promise<() => void> {
  const lock = join(tmpdir(), "volley-spark.lock", "pid");
  for (let told = false; ; told = true) {
    try {
      mkdirSync(dirname(lock));
      writeFileSync(lock, String(process.pid));
      const release = (): void => rmSync(dirname(lock), { recursive: true, force: true });
      process.once("exit", release);
      return release;
    } catch {
      const holder = holderOf(lock);
      if (holder === "gone") rmSync(dirname(lock), { recursive: true, force: true });
      else if (!told) console.log(`waiting for the Spark server of process ${holder}`);
      if (holder !== "gone") await delay(1_000);
    }
  }
}

function holderOf(lock: string): number | "gone" | "unknown" {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (pid === 0) return "unknown";
    try {
      process.kill(pid, 0);
      return pid;
    } catch {
      return "gone";
    }
  } catch {
    return "unknown";
  }
}
