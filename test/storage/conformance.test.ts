import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NoSuchUploadError, ObjectChangedError, PreconditionFailedError, listInputs, streamRanges, uploadFile } from "@volley/storage";
import { type Place, collect, localPlace, s3Place, text } from "./places.ts";

const MiB = 1 << 20;

/** A time of the last minutes, by clocks that may be a little apart. */
const now = (): unknown => expect.closeTo(Date.now(), -6);

/** Bytes whose every position can be told apart. */
function pattern(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, state = seed; i + 4 <= length; i += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes.writeInt32LE(state, i);
  }
  return bytes;
}

describe.each([
  ["local paths", localPlace],
  ["S3", s3Place],
])("the store of %s", (_, open) => {
  let place: Place;
  let fresh = 0;
  const folder = (): string => `${place.root}/case-${fresh++}`;
  const bytesOf = (value: string): Uint8Array => Buffer.from(value);

  beforeAll(async () => {
    place = await open();
  });

  afterAll(async () => {
    await place.close();
  });

  it("writes, heads, reads and deletes", async () => {
    const { store } = place;
    const url = `${folder()}/a b/ü+%.txt`;
    expect(await store.head(url)).toBeUndefined();
    expect(await store.headMetadata(url)).toBeUndefined();
    const { etag } = await store.write(url, bytesOf("hello world"));
    expect(await store.head(url)).toEqual({ url, size: 11, etag, modified: now() });
    expect(text(await store.read(url))).toBe("hello world");
    expect(text(await store.read(url, { offset: 6, length: 3 }))).toBe("wor");
    expect(text(await store.read(url, { offset: 3, length: 0 }))).toBe("");
    expect(text(await store.read(url, { offset: 0, length: 11 }, etag))).toBe("hello world");
    await store.delete([url, `${url}.not-there`]);
    expect(await store.head(url)).toBeUndefined();
  });

  it("keeps empty objects", async () => {
    const { store } = place;
    const url = `${folder()}/empty`;
    await store.write(url, new Uint8Array(0));
    expect(await store.head(url)).toMatchObject({ size: 0 });
    expect((await store.read(url)).length).toBe(0);
  });

  it("says which object does not exist", async () => {
    const url = `${folder()}/nothing`;
    await expect(place.store.read(url)).rejects.toMatchObject({
      name: "StorageError",
      reason: "not-found",
      url,
      message: `${url} does not exist`,
      retryable: false,
    });
  });

  it("refuses ranges that the object does not have", async () => {
    const { store } = place;
    const url = `${folder()}/short`;
    await store.write(url, bytesOf("0123456789"));
    await expect(store.read(url, { offset: 5, length: 10 })).rejects.toMatchObject({
      reason: "invalid",
      message: expect.stringContaining("but it has only 10 bytes"),
    });
    await expect(store.read(url, { offset: 50, length: 10 })).rejects.toMatchObject({ reason: "invalid" });
  });

  it("notices that an object was replaced", async () => {
    const { store } = place;
    const url = `${folder()}/object`;
    const { etag } = await store.write(url, bytesOf("one"));
    await store.write(url, bytesOf("two"));
    await expect(store.read(url, undefined, etag)).rejects.toThrow(ObjectChangedError);
    await expect(store.read(url, { offset: 0, length: 1 }, etag)).rejects.toMatchObject({ reason: "changed", url });
  });

  it("writes only where nothing is, if asked to; one of many writers wins", async () => {
    const { store } = place;
    const url = `${folder()}/log/0.json`;
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => store.write(url, bytesOf(`writer ${i}`), { absent: true })),
    );
    const won = tries.flatMap((result, i) => (result.status === "fulfilled" ? [i] : []));
    expect(won.length).toBe(1);
    for (const result of tries) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(PreconditionFailedError);
    expect(text(await store.read(url))).toBe(`writer ${won[0]}`);
  });

  it("replaces only what was seen, if asked to; one of many writers wins", async () => {
    const { store } = place;
    const url = `${folder()}/manifest`;
    const { etag } = await store.write(url, bytesOf("old"));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => store.write(url, bytesOf(`new ${i}`), { etag })));
    expect(tries.filter((result) => result.status === "fulfilled").length).toBe(1);
    for (const result of tries) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(PreconditionFailedError);
    await expect(store.write(`${url}.absent`, bytesOf("x"), { etag })).rejects.toThrow(PreconditionFailedError);
  });

  it("lists below a prefix in key order, over several pages", async () => {
    const { store } = place;
    const root = folder();
    const names = ["a", "a-b", "a.b", "a/b", "a/c/d", "a0", "Z", "_x", "ÿ", "\u{ffee}", "\u{1f600}"];
    for (const name of names) await store.write(`${root}/order/${name === "a" ? "a!" : name}`, bytesOf(name));
    const many = Array.from({ length: 1010 }, (_, i) => `${root}/many/${String(i).padStart(4, "0")}`);
    for (let i = 0; i < many.length; i += 50) await Promise.all(many.slice(i, i + 50).map((url) => store.write(url, bytesOf(url))));
    const listed = (await collect(store.list(`${root}/order/`))).map(({ url }) => url.slice(root.length + 7));
    expect(listed).toEqual(["Z", "_x", "a!", "a-b", "a.b", "a/b", "a/c/d", "a0", "ÿ", "\u{ffee}", "\u{1f600}"]);
    expect((await collect(store.list(`${root}/many/`))).map(({ url }) => url)).toEqual(many);
    expect((await collect(store.list(`${root}/many/00`))).length).toBe(100);
    expect((await collect(store.list(`${root}/order/a/`))).map(({ url, size }) => [url, size])).toEqual([
      [`${root}/order/a/b`, 3],
      [`${root}/order/a/c/d`, 5],
    ]);
    expect(await collect(store.list(`${root}/no such/`))).toEqual([]);
    for await (const { url, etag } of store.list(`${root}/order/Z`)) expect(await store.head(url)).toMatchObject({ etag });
    await store.delete(many);
    expect(await collect(store.list(`${root}/many/`))).toEqual([]);
  });

  it("shows an upload only when it is completed", async () => {
    const { store } = place;
    const root = folder();
    const url = `${root}/k=1/part-0.bin`;
    const upload = await store.createUpload(url, { job: "j1", attempt: "7" });
    const [first, second] = [pattern(5 * MiB), pattern(1000, 2)];
    const two = await store.uploadPart(upload, 2, second);
    await store.uploadPart(upload, 1, pattern(5 * MiB, 9));
    const one = await store.uploadPart(upload, 1, first);
    expect(two).toMatchObject({ number: 2, size: 1000 });
    expect(await store.head(url)).toBeUndefined();
    expect(await collect(store.list(`${root}/`))).toEqual([]);
    const { etag } = await store.completeUpload(JSON.parse(JSON.stringify(upload)), [two, one]);
    expect(await store.head(url)).toEqual({ url, size: first.length + 1000, etag, modified: now() });
    expect(Buffer.concat([first, second]).equals(await store.read(url))).toBe(true);
    expect(await store.headMetadata(url)).toEqual({ job: "j1", attempt: "7" });
    await expect(store.completeUpload(upload, [one, two])).rejects.toThrow(NoSuchUploadError);
    expect(await store.headMetadata(url)).toEqual({ job: "j1", attempt: "7" });
    expect((await collect(store.list(`${root}/`))).map((object) => object.url)).toEqual([url]);
    await store.write(url, bytesOf("replaced"));
    expect(await store.headMetadata(url)).toEqual({});
  });

  it("drops an aborted upload, and aborts it twice", async () => {
    const { store } = place;
    const url = `${folder()}/aborted`;
    const upload = await store.createUpload(url);
    const part = await store.uploadPart(upload, 1, bytesOf("x"));
    await store.abortUpload(upload);
    await store.abortUpload(upload);
    await expect(store.uploadPart(upload, 1, bytesOf("x"))).rejects.toThrow(NoSuchUploadError);
    await expect(store.completeUpload(upload, [part])).rejects.toMatchObject({ reason: "no-such-upload", url });
    expect(await store.head(url)).toBeUndefined();
  });

  it("refuses to complete with parts that were never uploaded", async () => {
    const { store } = place;
    const url = `${folder()}/wrong`;
    const upload = await store.createUpload(url);
    const part = await store.uploadPart(upload, 1, bytesOf("right"));
    await expect(store.completeUpload(upload, [part, { number: 2, etag: '"00"', size: 3 }])).rejects.toMatchObject({ reason: "invalid" });
    expect(await store.head(url)).toBeUndefined();
    await store.completeUpload(upload, [part]);
    expect(text(await store.read(url))).toBe("right");
  });

  it("lists pending uploads below a prefix, those of folders that do not exist yet included", async () => {
    const { store } = place;
    const root = folder();
    const deep = await store.createUpload(`${root}/x/y/z/1`);
    await store.write(`${root}/x/y/here`, bytesOf("."));
    const later = await store.createUpload(`${root}/x/y/z/2`);
    const other = await store.createUpload(`${root}/other`);
    const started = Date.now();
    const pending = await collect(store.listUploads(`${root}/x/`));
    expect(pending.map(({ url, uploadId }) => ({ url, uploadId }))).toEqual([deep, later]);
    for (const upload of pending) expect(Math.abs(upload.started.getTime() - started)).toBeLessThan(60_000);
    expect((await collect(store.listUploads(`${root}/`))).length).toBe(3);
    for (const upload of [deep, later, other]) await store.abortUpload(upload);
    expect(await collect(store.listUploads(`${root}/`))).toEqual([]);
  });

  it("uploads a local file in parts without completing", async () => {
    const { store } = place;
    const local = await mkdtemp(path.join(tmpdir(), "volley-upload-"));
    const root = folder();
    for (const size of [0, 10, 5 * MiB, 11 * MiB + 3]) {
      const file = path.join(local, `file-${size}`);
      const content = pattern(size);
      await writeFile(file, content);
      const url = `${root}/${size}`;
      const uploaded = await uploadFile(store, file, url, { metadata: { job: "j" }, partBytes: 5 * MiB });
      expect(uploaded.bytes).toBe(size);
      expect(uploaded.parts.reduce((sum, part) => sum + part.size, 0)).toBe(size);
      expect(await store.head(url)).toBeUndefined();
      await store.completeUpload(uploaded.upload, uploaded.parts);
      expect(content.equals(await store.read(url))).toBe(true);
    }
    await expect(uploadFile(store, path.join(local, "absent"), `${root}/absent`)).rejects.toMatchObject({ reason: "not-found" });
    expect(await collect(store.listUploads(`${root}/`))).toEqual([]);
    await rm(local, { recursive: true });
  });

  it("reads many ranges at once", async () => {
    const { store } = place;
    const url = `${folder()}/ranges`;
    const content = pattern(6 * MiB);
    const { etag } = await store.write(url, content);
    const ranges = [
      { offset: 5 * MiB, length: 1000 },
      { offset: 0, length: 3 * MiB },
      { offset: 3 * MiB + 10, length: 10 },
      { offset: 4 * MiB, length: 0 },
      { offset: 3 * MiB + 5, length: 100 },
      { offset: 6 * MiB - 7, length: 7 },
    ];
    for (const gap of [0, MiB]) {
      const read = ranges.map(({ length }) => Buffer.alloc(length));
      await streamRanges(store, url, ranges, (range, at, bytes) => read[range]!.set(bytes, at), { chunk: 1_000_000, gap, etag });
      for (const [i, { offset, length }] of ranges.entries()) expect(content.subarray(offset, offset + length).equals(read[i]!)).toBe(true);
    }
    await expect(streamRanges(store, url, ranges, () => undefined, { etag: '"another"' })).rejects.toThrow(ObjectChangedError);
  });

  it("finds inputs: objects, folders, patterns; hidden names are skipped", async () => {
    const { store } = place;
    const root = folder();
    const names = [
      "d/b.csv",
      "d/a.csv",
      "d/_SUCCESS",
      "d/.part.crc",
      "d/y=1/c.csv",
      "d/y=2/_tmp/x.csv",
      "d/y=2/_z=1/d.csv",
      "e/e1.csv",
      "e/e2.json",
      "e/deep/er/e3.csv",
      "_h/f.csv",
    ];
    for (const name of names) await store.write(`${root}/${name}`, bytesOf(name));
    const find = async (...paths: string[]): Promise<string[]> =>
      (
        await listInputs(
          store,
          paths.map((path) => `${root}/${path}`),
        )
      ).map(({ url }) => url.slice(root.length + 1));
    expect(await find("d")).toEqual(["d/a.csv", "d/b.csv", "d/y=1/c.csv", "d/y=2/_z=1/d.csv"]);
    expect(await find("d/")).toEqual(await find("d"));
    expect(await find("e/e1.csv", "d/b.csv")).toEqual(["d/b.csv", "e/e1.csv"]);
    expect(await find("d/_SUCCESS")).toEqual(["d/_SUCCESS"]);
    expect(await find("_h")).toEqual(["_h/f.csv"]);
    expect(await find("*/*.csv")).toEqual(["d/a.csv", "d/b.csv", "e/e1.csv"]);
    expect(await find("_h*/*.csv")).toEqual(["_h/f.csv"]);
    expect(await find("d/y=*")).toEqual(["d/y=1/c.csv", "d/y=2/_z=1/d.csv"]);
    expect(await find("e/e?.{csv,json}")).toEqual(["e/e1.csv", "e/e2.json"]);
    expect(await find("e/**/*.csv")).toEqual(["e/deep/er/e3.csv", "e/e1.csv"]);
    expect(await find("{d/a,e/e1}.csv")).toEqual(["d/a.csv", "e/e1.csv"]);
    const [inside] = await listInputs(store, [`${root}/d/y=*`]);
    expect(inside?.base).toBe(`${root}/d/y=1/`);
    await expect(find("nothing")).rejects.toThrow(
      `${root}/nothing: nothing to read there; there is no such object, and nothing lies below ${root}/nothing/`,
    );
    await expect(find("d", "e/*.parquet")).rejects.toMatchObject({
      reason: "not-found",
      url: `${root}/e/*.parquet`,
      message: expect.stringMatching(/of 3 objects .* none matches the pattern/),
    });
    await expect(find("d/y=2/_tmp*z")).rejects.toMatchObject({ reason: "not-found" });
    await store.write(`${root}/only/_SUCCESS`, bytesOf(""));
    await expect(listInputs(store, [`${root}/only`], { format: "parquet" })).rejects.toThrow(
      'no parquet files there; the 1 objects found have names that begin with "_" or "." and are skipped',
    );
    await expect(find("e/{a,b")).rejects.toMatchObject({ reason: "invalid" });
  });
});
