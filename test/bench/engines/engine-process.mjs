// One engine in processes of its own: started, asked for queries, measured from outside.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { cpuSeconds, watchResident } from "../process-tree.mjs";

const children = new Set();
process.on("exit", () => children.forEach((child) => child.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/** Starts a program that speaks as `programs/serve.mjs` does. Throws what the program last said when it ends before it is ready. */
export async function startEngine({ program, args, environment = {} }) {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe", "pipe"], env: { ...process.env, ...environment } });
  children.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said = (said + data).slice(-4000)));
  const ended = new Promise((resolve) =>
    child.once("error", (error) => resolve(error.message)).once("close", (code) => resolve(`it ended with code ${code}\n${said}`)),
  );
  void ended.then(() => children.delete(child));
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdio[3] })[Symbol.asyncIterator]();
  const reply = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(await ended);
    return JSON.parse(value);
  };
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return reply();
  };
  const { version, executors = [] } = await reply();
  return {
    version,
    startSeconds: (performance.now() - start) / 1000,
    /**
     * Runs a query: seconds as the engine's own process saw them, CPU seconds and highest resident bytes of all its processes, the latter
     * also of its largest executor, or an error.
     */
    async run(request) {
      const [before, resident] = [cpuSeconds(child.pid), watchResident(child.pid, { branches: executors })];
      const answer = await ask(request).catch(({ message }) => ({ error: message }));
      const { rss: residentBytes, largestBranch: executorBytes } = resident.stop();
      return { ...answer, cpuSeconds: cpuSeconds(child.pid) - before, residentBytes, executorBytes };
    },
    async rows() {
      return (await ask({ rows: true })).rows;
    },
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
