import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FlightsPlace, makeFlightsPlace, slowUploads } from "./flights-job.ts";
import type { Running } from "./place.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

const timeout = 90_000;
let place: FlightsPlace;
let driver: Running;
let executor: Running;
/** Ways to the driver: the executor's and the program's. */
let executorsWay: TcpProxy;
let programsWay: TcpProxy;

beforeAll(async () => {
  place = await makeFlightsPlace();
  driver = place.volley("driver", "--driver-port", "0", "--executor-wait", "20");
  const { port } = (await driver.ready()) as { port: number };
  [executorsWay, programsWay] = [await startTcpProxy(port), await startTcpProxy(port)];
  executor = place.volley("executor", "--driver", `127.0.0.1:${executorsWay.port}`, "--id", "far");
  await executor.ready();
}, 90_000);
afterAll(async () => {
  for (const way of [executorsWay, programsWay]) way?.close();
  await place.close();
});

/** A job that is in its last stage. */
async function running(): Promise<{ readonly job: Running; readonly prefix: string }> {
  place.s3.setFaults([slowUploads]);
  const { program, prefix } = place.job();
  const job = place.volley("run", program, "--remote", `sc://127.0.0.1:${programsWay.port}`, "--shuffle-partitions", "4");
  await job.until("the executor uploaded", () => place.keysAskedFor(prefix) >= 1);
  return { job, prefix };
}

describe("a stream that breaks in the middle of a job", () => {
  it("between executor and driver: the executor registers again, and what it held is made again", { timeout }, async () => {
    const { job, prefix } = await running();
    executorsWay.cut();
    expect(await place.expectRight(job, prefix)).toMatch(
      /^ {2}! executor far lost \(its connection broke\); 1 running task and \d map outputs? run again$/m,
    );
    expect(executor.left().files.filter((file) => file.endsWith(".blocks"))).toEqual([]);
  });

  it("between program and driver: the program takes its operation up again, and nothing runs twice", { timeout }, async () => {
    const { job, prefix } = await running();
    programsWay.cut();
    expect(await place.expectRight(job, prefix)).not.toContain("!");
  });

  it("and the driver's SIGTERM ends them all", { timeout }, async () => {
    driver.kill("SIGTERM");
    expect(await driver.ended).toMatchObject({ code: 0, stderr: "" });
    expect((await executor.ended).code).not.toBeNull();
    expect([driver.left(), executor.left()]).toEqual([
      { processes: {}, files: [] },
      { processes: {}, files: [] },
    ]);
  });
});
