import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isVolleyError, type VolleyError } from "@volley/plan";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConfigSources, loadConfiguration, traceConfiguration } from "./load-config.ts";
import { settings } from "./settings.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "volley-config-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (content: unknown): void =>
  writeFileSync(join(directory, "volley.config.json"), typeof content === "string" ? content : JSON.stringify(content));
const load = (sources: ConfigSources = {}) => loadConfiguration({ directory, environment: {}, ...sources });

function refusal(sources: ConfigSources): VolleyError {
  try {
    load(sources);
  } catch (error) {
    if (isVolleyError(error)) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("configuration", () => {
  it("is every setting's default without a file, variables or flags", () => {
    expect(load()).toEqual(Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, setting.default])));
  });

  it("takes flags before variables before the file", () => {
    file({ executors: 1, "executor.memory": "1g", "time.zone": "Europe/Zurich" });
    const environment = { VOLLEY_EXECUTORS: "2", VOLLEY_EXECUTOR_MEMORY: "2g", HOME: "/home/someone" };
    expect(load({ environment, given: { executors: "3" } })).toMatchObject({
      executors: 3,
      "executor.memory": 2 ** 31,
      "time.zone": "Europe/Zurich",
    });
  });

  it("reads booleans and numbers of the file as what they are", () => {
    file({ verbose: true, "driver.port": 0 });
    expect(load()).toMatchObject({ verbose: true, "driver.port": 0 });
  });

  it("refuses an unknown key of the file, with the nearest known one", () => {
    file({ "executor.memry": "2g" });
    expect(refusal({})).toMatchObject({
      errorClass: "CONFIGURATION",
      message: 'there is no setting "executor.memry"',
      where: [join(directory, "volley.config.json")],
      hints: ['did you mean "executor.memory"?'],
    });
  });

  it("refuses an unknown variable, with the nearest known one", () => {
    expect(refusal({ environment: { VOLLEY_EXECUTERS: "2" } })).toMatchObject({
      message: 'there is no setting "VOLLEY_EXECUTERS"',
      hints: ['did you mean "VOLLEY_EXECUTORS"?'],
    });
  });

  it("refuses an unknown key of a program, and says how to find all where none is near", () => {
    expect(refusal({ given: { "spark.sql.ansi.enabled": "true" } })).toMatchObject({
      message: 'there is no setting "spark.sql.ansi.enabled"',
      hints: ["volley config lists all settings"],
    });
  });

  it("knows the settings of programs alone where one is mistyped", () => {
    expect(refusal({ given: { "rows.int63": "number" } })).toMatchObject({
      message: 'there is no setting "rows.int63"',
      hints: ['did you mean "rows.int64"?'],
    });
  });

  it("names its own setting for one of Spark's", () => {
    expect(refusal({ given: { "spark.sql.session.timeZone": "Europe/Zurich" } })).toMatchObject({
      message: '"spark.sql.session.timeZone" is Spark\'s setting',
      hints: ['here it is "time.zone"'],
    });
  });

  it.each([
    ["executor.memory", "2 apples", "must be a size such as 512m or 2g"],
    ["executors", "-1", "must be a whole number from 0 to 1024"],
    ["driver.port", "65536", "must be a whole number from 0 to 65535"],
    ["progress", "maybe", "must be one of: auto, on, off"],
    ["verbose", "yes", "must be true or false"],
    ["time.zone", "Nowhere/Land", "must be the name of a time zone such as Europe/Zurich or UTC"],
    ["time.zone", "+01:00", "must be the name of a time zone such as Europe/Zurich or UTC"],
    ["time.zone", "", "must be the name of a time zone such as Europe/Zurich or UTC"],
  ])("refuses %s = %s, and says what it may be", (key, value, sentence) => {
    const variable = `VOLLEY_${key.replaceAll(".", "_").toUpperCase()}`;
    expect(refusal({ environment: { [variable]: value } })).toMatchObject({
      message: `${key} cannot be "${value}": it ${sentence}`,
      where: [`environment variable ${variable}`],
    });
  });

  it("tells where each value comes from", () => {
    file({ executors: 1, memory: "1g" });
    const given = { "time.zone": "Europe/Zurich" };
    expect(traceConfiguration({ directory, environment: { VOLLEY_EXECUTORS: "2" }, given }).from).toEqual({
      executors: "environment variable VOLLEY_EXECUTORS",
      memory: join(directory, "volley.config.json"),
      "time.zone": "--time-zone",
    });
  });

  it("leaves rows.int64 to the program, whose types it changes", () => {
    const hints = ['in the program: Session.builder.config("rows.int64", …)'];
    expect(refusal({ environment: { VOLLEY_ROWS_INT64: "number" } })).toMatchObject({ errorClass: "CONFIGURATION", hints });
    file({ "rows.int64": "number" });
    expect(refusal({})).toMatchObject({ errorClass: "CONFIGURATION", hints });
  });

  it.each(["{", "[]", "null", '"text"'])("refuses a file that holds %s", (text) => {
    file(text);
    expect(refusal({}).message).toMatch(/volley\.config\.json (is not JSON|must hold one JSON object)/);
  });

  it("refuses a file it cannot read instead of going on without", () => {
    mkdirSync(join(directory, "volley.config.json"));
    expect(refusal({}).message).toMatch(/cannot read .*volley\.config\.json/);
  });
});
