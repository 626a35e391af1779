import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startOptions, usage, WrongUsage } from "./options.ts";

const start = fileURLToPath(new URL("../dist/flights/start.js", import.meta.url));

describe("the command line of npm start", () => {
  it("has defaults, and takes what is given", () => {
    expect(startOptions([])).toEqual({
      embedded: false,
      keep: false,
      report: undefined,
      scale: 1,
      executors: 2,
      executorMemory: "1g",
    });
    expect(startOptions(["--scale", "20", "--executor-memory", "512m", "--keep"])).toMatchObject({
      scale: 20,
      executorMemory: "512m",
      keep: true,
    });
    expect(startOptions(["--help"])).toBe("help");
  });

  it.each([
    [["--bogus"], "Unknown option '--bogus'"],
    [["extra"], "Unexpected argument 'extra'"],
    [["--scale", "0"], '--scale must be a whole number from 1, not "0"'],
    [["--executors", "1.5"], '--executors must be a whole number from 1, not "1.5"'],
    [["--executor-memory", "x"], '--executor-memory must be a size such as 512m or 2g, not "x"'],
  ])("refuses %j", (args, message) => {
    expect(() => startOptions(args)).toThrow(WrongUsage);
    expect(() => startOptions(args)).toThrow(message);
  });

  it("ends with exit code 2, the sentence and the usage when it is wrong", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, "--scale", "0"], { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: --scale must be a whole number from 1, not "0"\n\n${usage}\n`,
    });
  });
});
