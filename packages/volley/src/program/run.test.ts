import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const command = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));
const modules = fileURLToPath(new URL("../../../../node_modules", import.meta.url));
const place = realpathSync(mkdtempSync(join(tmpdir(), "volley-run-")));
const user = join(place, "app");

const wrong = `import { Session, col } from "volley";
const session = await Session.builder.create();
console.log("begun");
await session.range(3).filter(col("idd").gt(1)).collect();
`;

beforeAll(() => {
  mkdirSync(join(place, "elsewhere/deep/node_modules"), { recursive: true });
  mkdirSync(user);
  symlinkSync(join(place, "elsewhere/deep/node_modules"), join(user, "node_modules"));
  writeFileSync(join(user, "wrong.ts"), wrong);
  writeFileSync(join(user, "right.ts"), wrong.replace("idd", "id"));
});
afterAll(() => rmSync(place, { recursive: true }));

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [command, "run", ...args], { cwd: user, encoding: "utf8", env: { ...process.env, ...environment } });
}

describe("volley run", () => {
  it("names the program's line where node_modules is a link", () => {
    const { status, stderr } = run(["wrong.ts"]);
    expect(status).toBe(1);
    expect(stderr).toContain('  wrong.ts:4:31   await session.range(3).filter(col("idd").gt(1)).collect();');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it("names the line and the right name of what volley does not export", () => {
    writeFileSync(join(user, "import.ts"), 'import {\n  row_number,\n  Session,\n} from "volley";\nconsole.log(row_number, Session);\n');
    const { status, stderr } = run(["import.ts"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^error: there is no "row_number" in "volley" +\[UNRESOLVED_ROUTINE · 42883\]\n {2}import.ts:2:3 {3}row_number,\n/,
    );
    expect(stderr).toContain('^^^^^^^^^^ did you mean "rowNumber"?');
  });

  it("--check: says what the compiler says, and lets a program await where no package.json calls it a module", () => {
    for (const name of ["typescript", "volley"]) symlinkSync(join(modules, name), join(place, "elsewhere/deep/node_modules", name));
    writeFileSync(join(user, "untyped.ts"), wrong.replace('"idd"', '"id"').replace("gt(1)", "gt(new Date())"));
    const { status, stdout, stderr } = run(["untyped.ts", "--check"]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/untyped\.ts\(4,\d+\): error TS2345: .*cannot compare column/);
    expect(stderr.match(/error TS/g)).toHaveLength(1);
    expect(run(["right.ts", "--check"]).status).toBe(0);
  }, 60_000);

  it("shows the stack where a variable or the file asks for it", () => {
    expect(run(["wrong.ts"], { VOLLEY_VERBOSE: "true" }).stderr).toMatch(/^ +at /m);
    writeFileSync(join(user, "volley.config.json"), '{ "verbose": true }');
    expect(run(["wrong.ts"]).stderr).toMatch(/^ +at /m);
    rmSync(join(user, "volley.config.json"));
  });

  it("--executors is stronger than the server that a variable or the program names", () => {
    writeFileSync(join(user, "elsewhere.ts"), wrong.replace("idd", "id").replace("builder", 'builder.master("sc://127.0.0.1:1")'));
    const { status, stderr } = run(["elsewhere.ts", "--executors", "0"], { VOLLEY_REMOTE: "sc://127.0.0.1:2" });
    expect(status, stderr).toBe(0);
  });

  it("--json: stdout is the program's, stderr ends with the report", () => {
    const failed = run(["wrong.ts", "--json"]);
    expect(failed.stdout).toBe("begun\n");
    expect(JSON.parse(failed.stderr)).toMatchObject({
      outcome: "failed",
      error: { errorClass: "UNRESOLVED_COLUMN", sqlState: "42703", callSite: "wrong.ts:4:31" },
    });
    const done = run(["right.ts", "--json"]);
    expect(done.stdout).toBe("begun\n");
    const report = JSON.parse(done.stderr) as Record<string, unknown>;
    expect(report).toMatchObject({ outcome: "done", queries: [expect.anything()] });
    expect(report).not.toHaveProperty("error");
  });
});
