import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("loads no gRPC with the messages: embedded sessions use them", () => {
  const script = `
    import { createRequire } from "node:module";
    await import("@volley/protocol");
    console.log(Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("node_modules")).length);
  `;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, encoding: "utf8" }).trim()).toBe(
    "0",
  );
});
