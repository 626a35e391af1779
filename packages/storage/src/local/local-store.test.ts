import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isLocal, localPath, normalizeAddress } from "../address.ts";
import type { ObjectInfo } from "../object-store.ts";
import { openStorage } from "../open-storage.ts";
import { LocalStore } from "./local-store.ts";
import { STAGING } from "./staging.ts";

const store = new LocalStore();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "volley-local-"));
});

afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

async function everything(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

async function listed(prefix: string): Promise<string[]> {
  const found: ObjectInfo[] = [];
  for await (const info of store.list(prefix)) found.push(info);
  return found.map(({ url }) => path.relative(folder, url));
}

describe("a local upload", () => {
  it("leaves nothing behind when it is aborted, not even folders", async () => {
    const upload = await store.createUpload(path.join(folder, "a/b/c.bin"), { job: "j" });
    await store.uploadPart(upload, 1, Buffer.from("x"));
    expect((await everything())[0]).toBe(STAGING);
    await store.abortUpload(upload);
    expect(await everything()).toEqual([]);
  });

  it("leaves only the file when it is completed and its metadata released", async () => {
    const url = path.join(folder, "a/b/c.bin");
    const plain = await store.createUpload(url);
    await store.completeUpload(plain, [await store.uploadPart(plain, 1, Buffer.from("x"))]);
    expect(await everything()).toEqual(["a", "a/b", "a/b/c.bin"]);
    const upload = await store.createUpload(url, { job: "j" });
    await store.completeUpload(upload, [await store.uploadPart(upload, 1, Buffer.from("y"))]);
    expect(await store.headMetadata(url)).toEqual({ job: "j" });
    await store.releaseMetadata([url]);
    expect(await everything()).toEqual(["a", "a/b", "a/b/c.bin"]);
    expect(await store.headMetadata(url)).toEqual({});
  });

  it("stays with its neighbours in one staging folder until the last has ended", async () => {
    const urls = Array.from({ length: 20 }, (_, i) => path.join(folder, `new/part-${i}`));
    const uploads = await Promise.all(urls.map((url) => store.createUpload(url)));
    const parts = await Promise.all(uploads.map((upload) => store.uploadPart(upload, 1, Buffer.from(upload.url))));
    await Promise.all(
      uploads.map((upload, i) => (i % 2 === 0 ? store.completeUpload(upload, [parts[i] as never]) : store.abortUpload(upload))),
    );
    expect((await listed(`${folder}/`)).length).toBe(10);
    expect((await everything()).filter((name) => name.includes(STAGING))).toEqual([]);
  });

  it("that was published but not cleaned up counts as gone, with its metadata to be seen", async () => {
    const url = path.join(folder, "c.bin");
    const upload = await store.createUpload(url, { attempt: "1" });
    const part = await store.uploadPart(upload, 1, Buffer.from("x"));
    const again = { ...upload, uploadId: path.join(folder, STAGING, "copy") };
    await mkdir(again.uploadId);
    await store.completeUpload(upload, [part]);
    await writeFile(
      path.join(again.uploadId, "upload.json"),
      JSON.stringify({ url, started: new Date().toISOString(), metadata: { attempt: "1" } }),
    );
    await writeFile(path.join(again.uploadId, "publishing"), "");
    await expect(store.completeUpload(again, [part])).rejects.toMatchObject({ reason: "no-such-upload" });
    expect(await store.headMetadata(url)).toEqual({ attempt: "1" });
  });

  it("can be completed by two at once; the file is whole and one or both succeed", async () => {
    const url = path.join(folder, "c.bin");
    const upload = await store.createUpload(url);
    const parts = await Promise.all([1, 2, 3].map((number) => store.uploadPart(upload, number, Buffer.alloc(100_000, String(number)))));
    const ends = await Promise.allSettled([store.completeUpload(upload, parts), store.completeUpload(upload, parts)]);
    expect(ends.some((end) => end.status === "fulfilled")).toBe(true);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toMatchObject({ reason: "no-such-upload" });
    expect((await store.read(url)).length).toBe(300_000);
  });

  it("refuses an id that is not one of ours", async () => {
    await writeFile(path.join(folder, "precious"), "x");
    for (const uploadId of [folder, "/", "relative", path.join(folder, STAGING, "..", "precious"), `${folder}/${STAGING}/x/../../..`]) {
      await expect(store.abortUpload({ url: path.join(folder, "x"), uploadId })).rejects.toMatchObject({ reason: "invalid" });
    }
    expect(await everything()).toEqual(["precious"]);
  });
});

describe("local listing", () => {
  it("follows links to files and folders, and not in circles", async () => {
    await mkdir(path.join(folder, "data/deep"), { recursive: true });
    await writeFile(path.join(folder, "data/deep/file"), "x");
    await symlink(path.join(folder, "data"), path.join(folder, "link"));
    await symlink(path.join(folder, "data"), path.join(folder, "data/deep/loop"));
    await symlink(path.join(folder, "nowhere"), path.join(folder, "data/broken"));
    expect(await listed(`${folder}/link/`)).toEqual(["link/deep/file"]);
    expect(await listed(`${folder}/d`)).toEqual(["data/deep/file"]);
  });

  it("does not take a folder for an object", async () => {
    await mkdir(path.join(folder, "sub"));
    expect(await store.head(path.join(folder, "sub"))).toBeUndefined();
    await expect(store.read(path.join(folder, "sub"))).rejects.toMatchObject({
      reason: "invalid",
      message: expect.stringContaining("is a folder, not a file"),
    });
  });
});

describe("local errors", () => {
  it("say that a file is in the way", async () => {
    await writeFile(path.join(folder, "file"), "x");
    expect(await store.head(path.join(folder, "file/below"))).toBeUndefined();
    await expect(store.write(path.join(folder, "file/below"), Buffer.from("x"))).rejects.toMatchObject({ name: "StorageError" });
    await expect(store.read(path.join(folder, "file/below"))).rejects.toMatchObject({ reason: "not-found" });
  });

  it.skipIf(process.getuid?.() === 0)("say that permission is missing", async () => {
    await chmod(folder, 0o555);
    await expect(store.write(path.join(folder, "x"), Buffer.from("x"))).rejects.toMatchObject({ reason: "denied" });
    await expect(store.createUpload(path.join(folder, "y/x"))).rejects.toMatchObject({ reason: "denied" });
  });
});

describe("addresses", () => {
  it("are told apart", () => {
    expect(["/a", "a/b.csv", "./a", "file:///a", "FILE:///a"].map(isLocal)).toEqual([true, true, true, true, true]);
    expect(["s3://a/b", "s3a://a/b", "https://x"].map(isLocal)).toEqual([false, false, false]);
  });

  it("are brought to one spelling", () => {
    expect(normalizeAddress("s3a://b/k/")).toBe("s3://b/k/");
    expect(normalizeAddress("s3://b")).toBe("s3://b/");
    expect(normalizeAddress("/a/../b//c/")).toBe("/b/c/");
    expect(normalizeAddress("data/*.csv")).toBe(`${process.cwd()}/data/*.csv`);
    expect(localPath(pathToFileURL("/a b/ü#1.csv").href)).toBe("/a b/ü#1.csv");
    expect(localPath("file:///x/day=?/*.csv")).toBe("/x/day=?/*.csv");
    for (const wrong of ["", "gs://b/k", "s3:///k", "s3://a b/k", "file://host/share"]) {
      expect(() => normalizeAddress(wrong), wrong).toThrow(expect.objectContaining({ reason: "invalid" }));
    }
  });

  it("work in every spelling of a store", async () => {
    const any = openStorage();
    const url = path.join(folder, "x y");
    await any.write(pathToFileURL(url).href, Buffer.from("1"));
    expect(await any.head(path.relative(process.cwd(), url))).toMatchObject({ url, size: 1 });
    await any.delete([pathToFileURL(url).href]);
    expect(await everything()).toEqual([]);
  });
});
