// A driver, as `volley driver` starts it, in a process that also measures how late its event loop comes round.
// Says its address; then each message is answered with what was measured since the last.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { startDriver } from "../../../packages/driver/dist/server.js";
import { version } from "../../../packages/volley/dist/version.js";

const { host, port } = await startDriver({ host: "127.0.0.1", port: 0, storage: {}, version });
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const since = { cpu: process.cpuUsage() };
process.on("message", () => {
  const { user, system } = process.cpuUsage(since.cpu);
  const milliseconds = (nanoseconds) => nanoseconds / 1e6;
  process.send({ p99: milliseconds(delay.percentile(99)), most: milliseconds(delay.max), cpuSeconds: (user + system) / 1e6 });
  delay.reset();
  since.cpu = process.cpuUsage();
});
process.on("disconnect", () => process.exit());
process.send({ host, port });
