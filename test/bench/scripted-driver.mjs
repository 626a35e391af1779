// A driver for benchmarks: accepts executors over the real control stream and runs the tasks it is told to.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { executorControl } from "@volley/protocol";
import { serve, startServer } from "@volley/protocol/grpc";

export async function scriptedDriver() {
  const registered = new Map();
  const awaited = new Map();
  const server = await startServer({
    services: [
      serve(executorControl, {
        connect: (stream) =>
          accept(stream, (executor) => {
            registered.set(executor.id, executor);
            awaited.get(executor.id)?.(executor);
          }),
      }),
    ],
  });
  return {
    address: server.address,
    executor: (id) => (registered.has(id) ? Promise.resolve(registered.get(id)) : new Promise((resolve) => awaited.set(id, resolve))),
    close: () => server.close(),
  };
}

function accept(stream, register) {
  const reports = new Map();
  const executor = { peak: 0, jsBusyUs: 0, lastBeat: undefined };
  stream.on("error", () => {});
  stream.on("end", () => stream.end());
  stream.on("data", ({ register: hello, report, heartbeat }) => {
    if (hello) {
      Object.assign(executor, { id: hello.executorId, location: hello.location });
      executor.run = (spec) =>
        new Promise((resolve, reject) => {
          reports.set(spec.id.attempt, (done) =>
            done.failure ? reject(new Error(`${spec.stageName}: ${done.failure.message}`)) : resolve(done),
          );
          stream.write({ epoch: 1, launch: { tasks: [spec] } });
        });
      executor.shutdown = () => stream.write({ epoch: 1, shutdown: { reason: "done" } });
      stream.write({ epoch: 1, registered: { heartbeatMs: 100, settings: {} } });
      register(executor);
    } else if (report) reports.get(report.id.attempt)?.(report);
    else if (heartbeat) {
      executor.peak = Math.max(executor.peak, heartbeat.peakResidentBytes);
      executor.jsBusyUs = heartbeat.jsBusyUs;
    }
  });
}

const executorProgram = fileURLToPath(new URL("../../packages/executor/dist/supervisor/testing/executor-process.js", import.meta.url));

/** Starts an executor process; ends with this one. */
export function startExecutorProcess(options) {
  const child = spawn(process.execPath, [executorProgram], { stdio: ["pipe", "ignore", "inherit"] });
  child.stdin.write(`${JSON.stringify(options)}\n`);
  return { child, exited: new Promise((resolve) => child.once("exit", resolve)) };
}

let attempts = 0;

/** A task's message. */
export function task(number, inputs, outputs, stageName = "bench") {
  return {
    id: { queryId: "bench", stage: 0, stageAttempt: 0, task: number, attempt: ++attempts },
    inputs,
    shared: [],
    outputs,
    settings: {},
    stageName,
    functions: [],
    modules: [],
  };
}
