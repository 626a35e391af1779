import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commandTree } from "./completion/command-tree.ts";
import { main } from "./main.ts";
import { createProgram } from "./program.ts";

/** Runs the command in this process. */
async function volley(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await main(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const commands = createProgram(() => {}).commands;
const names = commands.map((command) => command.name());

describe("help", () => {
  it("lists every command, with examples and exit codes, on stdout", async () => {
    const { code, stdout, stderr } = await volley("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    expect(stdout).toContain("$ volley run prepare.ts --executors 4");
    expect(stdout).toContain("Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped.");
  });

  it.each(names)("of %s has an example that names it", async (name) => {
    const { code, stdout } = await volley(name, "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Examples?:$/m);
    expect(stdout).toMatch(new RegExp(`\\$ .*volley ${name}\\b`));
  });

  it("is what one gets without a command, as wrong usage", async () => {
    const { code, stderr } = await volley();
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: volley");
  });
});

describe("wrong usage ends with exit code 2 and says what would be right", () => {
  it.each([
    [["rnu"], "error: unknown command 'rnu'\n(Did you mean run?)"],
    [["run"], "error: missing required argument 'program'"],
    [["run", "a.ts", "--executers", "2"], "error: unknown option '--executers'\n(Did you mean --executors?)"],
    [["run", "--executers", "2", "a.ts"], "error: unknown option '--executers'\n(Did you mean --executors?)"],
    [["run", "a.ts", "--executors", "many"], "It must be a whole number from 0 to 1024."],
    [["run", "a.ts", "--executor-memory", "2 apples"], "It must be a size such as 512m or 2g."],
    [["run", "a.ts", "--progress", "maybe"], "Allowed choices are auto, on, off."],
    [["driver", "--driver-port", "99999"], "It must be a whole number from 0 to 65535."],
    [["executor"], "error: required option '--driver <host:port>' not specified"],
    [["executor", "--driver", "nohost"], "It must be an address such as 10.0.0.5:15002."],
    [["executor", "--driver", "a:1", "--port", "abc"], "It must be a whole number from 0 to 65535."],
    [["run", "a.ts", "--time-zone", "Nowhere/Land"], "It must be the name of a time zone such as Europe/Zurich or UTC."],
    [["run", "a.ts", "--executors", "2", "--remote", "sc://h:1"], "--executors starts a cluster here, --remote uses another: give one"],
    [["run", "a.ts", "--rows-int64", "number"], "error: unknown option '--rows-int64'"],
    [["types", "--format", "xml", "a"], "Allowed choices are parquet, csv, json."],
    [["clean"], "error: missing required argument 'url'"],
    [["clean", "out", "--older-than", "5y"], "It must be a number and a unit: 30m, 2h, 1d."],
    [["config", "--jsn"], "error: unknown option '--jsn'\n(Did you mean --json?)"],
    [["version", "extra"], "error: too many arguments"],
    [["completion", "tcsh"], "Allowed choices are bash, zsh, fish."],
  ] as const)("%j", async (args, text) => {
    const { code, stdout, stderr } = await volley(...args);
    expect(stderr).toContain(text);
    expect(stderr).toMatch(/\(.*--help .*\)\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("settings", () => {
  let directory: string;
  const before = process.cwd();
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "volley-cli-"));
    vi.spyOn(process, "cwd").mockReturnValue(directory);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
    expect(process.cwd()).toBe(before);
  });

  it("that hold here, as JSON and as a table, the token hidden", async () => {
    vi.stubEnv("VOLLEY_EXECUTORS", "4");
    vi.stubEnv("VOLLEY_TOKEN", "a secret");
    writeFileSync(join(directory, "volley.config.json"), '{ "executor.memory": "2g" }');
    const { stdout } = await volley("config", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      executors: { value: 4, from: "environment variable VOLLEY_EXECUTORS" },
      "executor.memory": { value: 2 ** 31, from: join(directory, "volley.config.json") },
      progress: { value: "auto" },
      token: { value: "(set)" },
    });
    const table = await volley("config");
    expect(table.stdout).toMatch(/^executors +4 +--executors +VOLLEY_EXECUTORS +environment variable VOLLEY_EXECUTORS$/m);
    expect(table.stdout).toMatch(/^executor\.memory +2g .*volley\.config\.json$/m);
    expect(table.stdout).toMatch(/^broadcast\.bytes +64m .*default$/m);
    expect(table.stdout).not.toContain("a secret");
  });

  it("that are unknown are wrong usage, before a program runs", async () => {
    vi.stubEnv("VOLLEY_EXECUTERS", "4");
    const program = join(directory, "program.mjs");
    writeFileSync(program, "process.stdout.write('it ran')");
    const { code, stdout, stderr } = await volley("run", program);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('there is no setting "VOLLEY_EXECUTERS"');
    expect(stderr).toContain('did you mean "VOLLEY_EXECUTORS"?');
  });
});

describe("what fails ends with exit code 1", () => {
  it("a program that is not there", async () => {
    const { code, stderr } = await volley("run", "no-such-program.ts");
    expect(code).toBe(1);
    expect(stderr).toContain("there is no program no-such-program.ts");
  });

  it("data that are not there, which no program is to blame for", async () => {
    const { code, stdout, stderr } = await volley("types", join(tmpdir(), "no-such-data"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/no such object[^]*→ the path may be .* --format csv or json/);
    expect(stderr).not.toMatch(/\.[jt]s\b/);
  });

  it("as one line of JSON where that is asked for", async () => {
    const { code, stderr } = await volley("types", join(tmpdir(), "no-such-data"), "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { errorClass: "PATH_NOT_FOUND", hints: [expect.stringContaining("--format")] } });
  });

  it("with the stack where a variable asks for it", async () => {
    vi.stubEnv("VOLLEY_VERBOSE", "1");
    for (const args of [
      ["run", "no-such-program.ts"],
      ["types", join(tmpdir(), "no-such-data")],
    ])
      expect((await volley(...args)).stderr).toMatch(/^ +at .*\.ts:\d+:\d+/m);
    vi.unstubAllEnvs();
  });
});

describe("an executor", () => {
  it("does not start on a loopback address for a driver elsewhere", async () => {
    const { code, stderr } = await volley("executor", "--driver", "10.0.0.5:15002", "--host", "127.0.0.1");
    expect(code).toBe(2);
    expect(stderr).toContain("an executor on 127.0.0.1 cannot serve a cluster whose driver is on 10.0.0.5:15002");
  });
});

describe("version", () => {
  it("tells Volley's, DuckDB's and Node's", async () => {
    const { stdout } = await volley("version", "--json");
    expect(JSON.parse(stdout)).toEqual({
      volley: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      duckdb: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    });
  });
});

describe("completion", () => {
  const flags = commandTree(createProgram(() => {})).flatMap(({ name, options }) => options.map(({ long }) => [name, long] as const));

  it("knows commands and flags", () => {
    expect(flags).toContainEqual(["run", "--executors"]);
    expect(flags).toContainEqual(["clean", "--older-than"]);
  });

  it.each(["bash", "zsh", "fish"])("for %s names every command and flag", async (shell) => {
    const { code, stdout } = await volley("completion", shell);
    expect(code).toBe(0);
    for (const name of names) expect(stdout).toContain(name);
    for (const [, long] of flags) expect(stdout).toContain(shell === "fish" ? `-l ${long.slice(2)}` : long);
    for (const line of stdout.split("\n")) expect(line).not.toMatch(/undefined|\[object/);
  });

  const bash = spawnSync("bash", ["--version"]).status === 0;
  it.runIf(bash).each([
    [["volley", "r"], ["run"]],
    [
      ["volley", "co"],
      ["config", "completion"],
    ],
    [
      ["volley", "run", "--exec"],
      ["--executors", "--executor-memory", "--executor-slots", "--executor-threads", "--executor-directory", "--executor-wait"],
    ],
    [
      ["volley", "run", "--progress", ""],
      ["auto", "on", "off"],
    ],
    [
      ["volley", "run", "a.ts", "--progress", "o"],
      ["on", "off"],
    ],
    [["volley", "types", "--format", "c"], ["csv"]],
    [
      ["volley", "completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [["volley", "run", "pre"], []],
    [["volley", "run", "--report", "--x"], []],
    [["volley", "nonsense", "--"], []],
  ] as const)("in bash after %j offers %j", async (words, offered) => {
    const { stdout: script } = await volley("completion", "bash");
    const line = words.map((word) => `'${word}'`).join(" ");
    const { stdout, stderr } = spawnSync(
      "bash",
      ["--norc", "-c", `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _volley; printf '%s\\n' "\${COMPREPLY[@]}"`],
      { encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect(stdout.split("\n").filter((word) => word !== "")).toEqual(offered);
  });
});
