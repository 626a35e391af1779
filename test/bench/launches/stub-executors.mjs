// Executors that do nothing: they speak the control stream as real ones do, and end each task at once with what its outputs would be. An
// exchange of several partitions gets a row for each, one of a single partition, which the program reads, none.
import { encodeSchema } from "../../../packages/arrow-duckdb/dist/index.js";
import { executorControl } from "../../../packages/protocol/dist/index.js";
import { connect } from "../../../packages/protocol/dist/grpc/index.js";
import { version } from "../../../packages/volley/dist/version.js";

const { address, executors, slots } = JSON.parse(process.argv[2]);
const bigint = (name) => ({ name, type: { kind: "int", bits: 64, signed: true }, nullable: true, children: [] });
const schema = encodeSchema({ fields: [bigint("k"), bigint("n")] }).header;
const state = { registered: 0 };
const columns = ["k", "n"].map((name) => ({ name, type: "BIGINT" }));

for (let i = 0; i < executors; i++) {
  const stream = connect(executorControl, address).connect();
  const answers = {
    launch: ({ tasks }) => tasks.forEach((task) => stream.write({ report: reportOf(task) })),
    probe: ({ id }) => stream.write({ probed: { id, columns } }),
    registered: () => ++state.registered === executors && process.send("registered"),
    shutdown: () => stream.end(),
  };
  stream.on("error", () => process.exit());
  stream.on("data", (message) => {
    for (const [kind, answer] of Object.entries(answers)) if (message[kind]) answer(message[kind]);
  });
  const location = "127.0.0.1:1";
  stream.write({ register: { executorId: `stub-${i}`, volleyVersion: version, slots, location, memoryBytes: 2 ** 30, pid: process.pid } });
  setInterval(() => stream.write({ heartbeat: {} }), 1000);
}
process.on("disconnect", () => process.exit());

function reportOf({ id, outputs }) {
  const mapOutputs = outputs.map(({ exchange: { exchange, partitions } }) => ({
    exchange,
    schema,
    rows: Array.from({ length: partitions }, () => (partitions > 1 ? 1 : 0)),
    bytes: Array.from({ length: partitions }, () => (partitions > 1 ? 200 : 0)),
  }));
  return { id, success: { mapOutputs, sinkFiles: [] }, metrics: {} };
}
