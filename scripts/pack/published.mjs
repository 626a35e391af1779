// What the published package consists of. Programs are started by Node itself (imported by users, run as a command, forked, or
// started as a worker); the bundle keeps each as a file of this name in one flat folder, so that "./slot.js" holds from any of them.
export const programs = {
  index: "packages/volley/dist/index.js",
  cli: "packages/volley/dist/cli.js",
  bin: "packages/volley/dist/bin.js",
  slot: "packages/executor/dist/slot/slot.js",
  "function-host": "packages/executor/dist/functions/host/host-thread.js",
  "function-runner": "packages/executor/dist/functions/runner/call-runner.js",
  "function-tables": "packages/executor/dist/functions/runner/table-runner.js",
  "flight-thread": "packages/executor/dist/flight/flight-thread.js",
};

/** Sub-path of the package → its program. */
export const subPaths = { ".": "index", "./cli": "cli" };

/** Sub-paths that have nothing but types → their declarations. */
export const typeSubPaths = { "./inferred": "packages/volley/dist/inferred.d.ts" };

/** What else comes along from the repository. */
export const documents = ["README.md", "LICENSE", "CHANGELOG.md"];
