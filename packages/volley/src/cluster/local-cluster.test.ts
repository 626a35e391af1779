import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isVolleyError } from "@volley/plan";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadConfiguration } from "../config/load-config.ts";
import { startLocalCluster } from "./local-cluster.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "volley-local-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

const start = (given: Record<string, string>): Promise<unknown> =>
  startLocalCluster(loadConfiguration({ directory, environment: {}, given })).catch((error: unknown) => error);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("a cluster of which one executor does not start", () => {
  it("stops the others and the driver, and says which one and why", async () => {
    const [pids, commands] = [join(directory, "pids"), join(directory, "commands")];
    writeFileSync(
      join(directory, "preload.mjs"),
      `import { appendFileSync } from "node:fs";
      appendFileSync(${JSON.stringify(pids)}, process.pid + " ");
      appendFileSync(${JSON.stringify(commands)}, process.argv.join(" ") + "\\n");
      if (process.argv.join(" ").includes("--id 2 ")) {
        console.error("its disk is gone");
        process.exit(3);
      }`,
    );
    vi.stubEnv("NODE_OPTIONS", `--import=${pathToFileURL(join(directory, "preload.mjs")).href}`);
    const error = await start({ executors: "2" });
    expect(isVolleyError(error) && error).toMatchObject({
      errorClass: "NO_EXECUTORS",
      message: "the cluster could not be started: executor 2 exited with code 3",
      where: ["its disk is gone"],
    });
    const started = readFileSync(pids, "utf8").trim().split(" ").map(Number);
    expect(started.length).toBeGreaterThan(2);
    const executors = readFileSync(commands, "utf8")
      .split("\n")
      .filter((command) => command.includes(" executor "));
    expect(executors.length).toBeGreaterThan(1);
    const threads = `--executor-threads ${Math.max(1, Math.floor(availableParallelism() / 2))} `;
    expect(
      executors.every((command) => command.includes(threads)),
      "the cores are shared out",
    ).toBe(true);
    // Slots see the end of their supervisor, which nobody waits for.
    await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), 10_000);
  });

  it("tells what the executor said of a setting that cannot be", async () => {
    const error = await start({ executors: "1", "executor.memory": "1m" });
    expect(isVolleyError(error) && error).toMatchObject({
      errorClass: "NO_EXECUTORS",
      where: [expect.stringContaining("1 MiB are too little for an executor with 1 slot")],
    });
  });
});
