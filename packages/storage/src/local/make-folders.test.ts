import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolders } from "./make-folders.ts";

const place = mkdtempSync(join(tmpdir(), "volley-folders-"));
afterAll(() => rmSync(place, { recursive: true }));

describe("folders", () => {
  it("are made with those above them, by several at once, and may be there", async () => {
    const folder = join(place, "a/b/c");
    await Promise.all([makeFolders(folder), makeFolders(folder), makeFolders(join(place, "a/b/d"))]);
    await makeFolders(folder);
    await makeFolders("/");
    expect([folder, join(place, "a/b/d")].every((made) => statSync(made).isDirectory())).toBe(true);
  });

  it("are made by many calls at once, however they come between each other", async () => {
    for (let round = 0; round < 50; round++) {
      const folders = Array.from({ length: 8 }, (_, i) => join(place, `many-${round}/x/y`, String(i)));
      await Promise.all(folders.map(makeFolders));
      expect(folders.every((made) => statSync(made).isDirectory())).toBe(true);
    }
  });

  it("are made while others remove them", async () => {
    const folder = join(place, "swept");
    const sweep = async () => {
      for (let round = 0; round < 500; round++) await rmdir(folder).catch(() => undefined);
    };
    const make = async () => {
      for (let round = 0; round < 500; round++) await makeFolders(folder);
    };
    await expect(Promise.all([make(), sweep(), make(), sweep(), make()])).resolves.toBeDefined();
  });

  it("cannot be made below a file, or in place of one", async () => {
    const file = join(place, "file");
    writeFileSync(file, "");
    await expect(makeFolders(file)).rejects.toThrow(/EEXIST/);
    await expect(makeFolders(join(file, "below"))).rejects.toThrow(/ENOTDIR/);
  });

  it.runIf(process.platform === "linux")("are refused at once below /proc", async () => {
    await expect(makeFolders("/proc/volley/below")).rejects.toThrow(/ENOENT/);
  });
});
