// How long tasks take: TPC-H's queries on a cluster, whose driver notes of each task's report how long it had its slot. For `npm run bench --
// scheduler --times FILE`.
// Usage: npm run build && node test/bench/scheduler/record.mjs --out times.json [--sf 1] [--executors 2] [--files 4]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createBlockReader } from "../../../packages/driver/dist/executors/block-reader.js";
import { executorRegistry } from "../../../packages/driver/dist/executors/registry.js";
import { createEngine } from "../../../packages/driver/dist/query/engine.js";
import { connectService } from "../../../packages/driver/dist/service/connect-service.js";
import { startServer } from "../../../packages/protocol/dist/grpc/index.js";
import { openStorage } from "../../../packages/storage/dist/index.js";
import { Session } from "../../../packages/volley/dist/index.js";
import { version } from "../../../packages/volley/dist/version.js";
import { queries } from "../../tpch/dist/queries.js";
import { command, flags } from "../harness.mjs";
import { tpchData } from "../tpch/data.mjs";
import { open } from "../tpch/workload.mjs";

const { out, sf, executors, files } = flags({ out: "times.json", sf: 1, executors: 2, files: 4 });
const { folder } = await tpchData(sf, files);

// A driver as packages/driver puts it together, but for what listens to the reports.
const seconds = [];
const epoch = 1;
const engine = createEngine({ store: openStorage({}), epoch, readBlocks: createBlockReader(undefined).read });
const listener = {
  ...engine,
  reported(executor, report) {
    const { fetchUs, runUs, uploadUs } = report.metrics;
    if (report.success) seconds.push((fetchUs + runUs + uploadUs) / 1e6);
    engine.reported(executor, report);
  },
};
const registry = executorRegistry({ listener, version, epoch });
const { host, port } = await startServer({
  host: "127.0.0.1",
  port: 0,
  services: [registry.service, connectService(engine, version).service],
});

const program = fileURLToPath(new URL("../../../packages/volley/dist/bin.js", import.meta.url));
for (let i = 1; i <= executors; i++) {
  const args = ["executor", "--driver", `${host}:${port}`, "--id", String(i), "--executor-threads", "1", "--exit-with-parent"];
  const child = spawn(process.execPath, [program, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
}
const frameOf = open(await Session.builder.config("remote", `sc://${host}:${port}`).getOrCreate(), folder);
for (const query of Object.keys(queries)) await frameOf(query).collect();
writeFileSync(out, `${JSON.stringify({ command: command(), seconds })}\n`);
console.log(`${out}: ${seconds.length} tasks of ${Object.keys(queries).length} queries`);
process.exit();
