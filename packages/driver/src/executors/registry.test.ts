import { type DriverMessage, executorControl, type ExecutorMessage, FailureReason, type TaskReport, type TaskSpec } from "@volley/protocol";
import { type ClientDuplexStream, connect, type RunningServer, startServer } from "@volley/protocol/grpc";
import { afterEach, describe, expect, it } from "vitest";
import type { ExecutorLink } from "./executor-link.ts";
import { executorRegistry } from "./registry.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Heard {
  readonly events: string[];
  readonly links: Map<string, ExecutorLink>;
  /** Resolves when the events hold one that begins so. */
  awaits(begin: string): Promise<string>;
}

/** A registry behind a real server, and what its listener hears. */
async function startRegistry(silenceMilliseconds = 15_000): Promise<Heard & { readonly server: RunningServer }> {
  const events: string[] = [];
  const links = new Map<string, ExecutorLink>();
  const waiting = new Set<() => void>();
  const tell = (event: string): void => {
    events.push(event);
    for (const wake of waiting) wake();
  };
  const registry = executorRegistry({
    version: "1.2.3",
    epoch: 7,
    heartbeatMilliseconds: 50,
    silenceMilliseconds,
    listener: {
      added(link) {
        links.set(link.id, link);
        tell(`added ${link.id} ${link.slots} ${link.location}`);
      },
      lost: (id, reason) => tell(`lost ${id}: ${reason}`),
      reported: (id, report) => tell(`reported ${id} ${report.id!.attempt}`),
      beat: (id, { residentBytes }) => tell(`beat ${id} ${residentBytes}`),
    },
  });
  const server = await startServer({ port: 0, services: [registry.service] });
  closers.push(async () => {
    registry.close();
    await server.close();
  });
  const awaits = async (begin: string): Promise<string> => {
    for (;;) {
      const found = events.find((event) => event.startsWith(begin));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  return { events, links, awaits, server };
}

type Stream = ClientDuplexStream<Partial<ExecutorMessage>, DriverMessage>;

/** An executor's end of a control stream. */
function dial(server: RunningServer, executorId: string, more: { readonly version?: string; readonly silent?: boolean } = {}) {
  const client = connect(executorControl, server.address, {});
  const stream = client.connect() as Stream;
  const messages: DriverMessage[] = [];
  const waiting = new Set<() => void>();
  stream.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => stream.once("end", resolve).once("error", () => resolve()));
  stream.on("data", (message: DriverMessage) => {
    messages.push(message);
    for (const wake of waiting) wake();
  });
  closers.push(() => {
    stream.cancel();
    client.close();
  });
  const { version = "1.2.3" } = more;
  const register = { executorId, volleyVersion: version, duckdbVersion: "", slots: 2, location: "h:1", memoryBytes: 1, pid: 1, token: "" };
  stream.write({ register, epoch: 0 });
  return {
    stream,
    messages,
    ended,
    send: (message: Partial<ExecutorMessage>) => void stream.write({ epoch: 7, ...message }),
    async receives(kind: keyof DriverMessage): Promise<DriverMessage> {
      for (;;) {
        const found = messages.find((message) => message[kind]);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };
}

const launched = (attempt: number): TaskSpec => ({
  id: { queryId: "q", stage: 1, stageAttempt: 0, task: attempt, attempt },
  stageName: "read",
  inputs: [],
  shared: [],
  outputs: [],
  settings: {},
  functions: [],
  modules: [],
});

const report = (attempt: number): TaskReport => ({
  id: { queryId: "q", stage: 1, stageAttempt: 0, task: 0, attempt },
  failure: {
    reason: FailureReason.EXECUTION,
    message: "",
    retryable: true,
    countsTowardsLimit: true,
    errorClass: "",
    where: [],
    hints: [],
  },
});

describe("the registry of executors", () => {
  it("registers, passes messages both ways, and takes a goodbye for what it is", async () => {
    const heard = await startRegistry();
    const executor = dial(heard.server, "a");
    expect(await executor.receives("registered")).toMatchObject({ epoch: 7, registered: { heartbeatMs: 50 } });
    expect(await heard.awaits("added")).toBe("added a 2 h:1");
    executor.send({ heartbeat: { residentBytes: 5, peakResidentBytes: 6, exchangeBytesOnDisk: 0, jsBusyUs: 0, running: [] } as never });
    executor.send({ report: report(3) });
    expect(await heard.awaits("beat")).toBe("beat a 5");
    expect(await heard.awaits("reported")).toBe("reported a 3");
    heard.links.get("a")!.dropExchanges("q");
    expect((await executor.receives("drop")).drop).toMatchObject({ queryId: "q", exchanges: [] });
    executor.send({ goodbye: { reason: "it was asked to stop" } });
    expect(await heard.awaits("lost")).toBe("lost a: it was asked to stop");
  });

  it("launches tasks that come together by one message, before what is said after them", async () => {
    const heard = await startRegistry();
    const executor = dial(heard.server, "a");
    await heard.awaits("added");
    const link = heard.links.get("a")!;
    for (const attempt of [1, 2, 3]) link.launch(launched(attempt));
    link.cancel(launched(2).id!, "nobody wants it");
    link.launch(launched(4));
    link.shutdown("done");
    await executor.receives("shutdown");
    const said = executor.messages.map(({ launch, cancel }) => launch?.tasks.map((task) => task.id!.attempt) ?? cancel?.id?.attempt);
    expect(said).toEqual([undefined, [1, 2, 3], 2, [4], undefined]);
  });

  it("refuses another version, and says which both are", async () => {
    const heard = await startRegistry();
    const executor = dial(heard.server, "a", { version: "1.2.4" });
    const { refused } = await executor.receives("refused");
    expect(refused!.reason).toBe("executor a is Volley 1.2.4, the driver 1.2.3: run the same version on both");
    await executor.ended;
    expect(heard.events).toEqual([]);
  });

  it("loses an executor whose stream breaks, and its probes with it", async () => {
    const heard = await startRegistry();
    const executor = dial(heard.server, "a");
    await heard.awaits("added");
    const probe = heard.links.get("a")!.probe({ id: "1", format: "csv", sql: "", header: false, settings: {}, listed: false });
    await executor.receives("probe");
    executor.stream.cancel();
    expect(await heard.awaits("lost")).toBe("lost a: its connection broke");
    await expect(probe).rejects.toThrow("executor a was lost: its connection broke");
  });

  it("loses an executor that says nothing, and tells it by ending the stream", async () => {
    const heard = await startRegistry(300);
    const executor = dial(heard.server, "a");
    await heard.awaits("added");
    expect(await heard.awaits("lost")).toBe("lost a: silent for 0.3 s");
    await executor.ended;
  });

  it("takes an executor that connects again for a new one, and hears nothing of the old stream", async () => {
    const heard = await startRegistry();
    const first = dial(heard.server, "a");
    await first.receives("registered");
    const second = dial(heard.server, "a");
    await second.receives("registered");
    first.send({ report: report(1) });
    second.send({ report: report(2) });
    await heard.awaits("reported a 2");
    expect(heard.events).toEqual(["added a 2 h:1", "lost a: it connected again", "added a 2 h:1", "reported a 2"]);
    await first.ended;
  });

  it("ignores what an executor says to another life of the driver", async () => {
    const heard = await startRegistry();
    const executor = dial(heard.server, "a");
    await executor.receives("registered");
    executor.send({ report: report(1), epoch: 6 });
    executor.send({ report: report(2) });
    await heard.awaits("reported a 2");
    expect(heard.events).not.toContain("reported a 1");
  });
});
