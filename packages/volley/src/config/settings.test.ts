import { describe, expect, it } from "vitest";
import { flagOf, formatSize, parseBytes, type SettingKey, settings, variableOf } from "./settings.ts";

describe("sizes", () => {
  it.each([
    ["0", 0],
    ["1073741824", 2 ** 30],
    ["512m", 512 * 2 ** 20],
    ["2g", 2 ** 31],
    ["1.5G", 1.5 * 2 ** 30],
    ["2 GiB", 2 ** 31],
    ["64KB", 65_536],
    ["1t", 2 ** 40],
  ])("%s", (text, bytes) => expect(parseBytes(text)).toBe(bytes));

  it.each(["0", "1", "1023", "1k", "1536m", "10m", "1g", "3t"])("are shown as they would be written: %s", (text) =>
    expect(formatSize(parseBytes(text))).toBe(text),
  );

  it.each(["", "2 apples", "-1g", "g", "1e9", "2gg"])("refuse %j", (text) => expect(() => parseBytes(text)).toThrow(/must be a size/));
});

describe("the table of settings", () => {
  const keys = Object.keys(settings) as SettingKey[];

  it.each(keys)("%s: its default is a value it would read, its key makes one flag and one variable", (key) => {
    const { default: value, parse, choices, doc } = settings[key];
    if (choices) expect(choices).toContain(value);
    expect(parse(String(value))).toEqual(value);
    expect(flagOf(key)).toMatch(/^--[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(variableOf(key)).toMatch(/^VOLLEY_[A-Z0-9]+(_[A-Z0-9]+)*$/);
    expect(doc).toMatch(/\.$/);
  });

  it("has no two settings with one flag or variable", () => {
    expect(new Set(keys.map(flagOf)).size).toBe(keys.length);
    expect(new Set(keys.map(variableOf)).size).toBe(keys.length);
  });
});
