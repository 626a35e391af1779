// The half of an engine's process that talks to the bench: a line of JSON in on stdin, one out on descriptor 3, so that whatever the
// engine prints disturbs nothing. serve.py says the same in Python.
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";

/**
 * Opens the engine and answers `{ query, sql }` with the seconds that `run` took and what `details` says of it, and `{ rows: true }` with
 * the rows of the last run as lists. `executors` are the ids of processes that a cluster has for them. Ends when stdin does.
 */
export async function serve(open) {
  const reply = (message) => writeSync(3, `${JSON.stringify(message, plainValue)}\n`);
  const { version, executors, run, details = () => ({}), close } = await open(JSON.parse(process.argv[2]));
  reply({ version, executors });
  let last = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.rows) {
      reply({ rows: last.map((row) => Object.values(row)) });
      continue;
    }
    try {
      const start = performance.now();
      last = await run(request);
      reply({ seconds: (performance.now() - start) / 1000, ...details() });
    } catch (error) {
      reply({ error: String(error) });
    }
  }
  await close();
  process.exit();
}

/** Days as ISO dates (JSON has made text of them before it asks), integers of any width as text. */
function plainValue(key, value) {
  if (this[key] instanceof Date) return this[key].toISOString().slice(0, 10);
  return typeof value === "bigint" ? String(value) : value;
}
