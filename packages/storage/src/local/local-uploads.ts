import { randomUUID } from "node:crypto";
import { type FileHandle, copyFile, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";
import { constants } from "node:fs";
import { NoSuchUploadError, StorageError } from "../errors.ts";
import { compareKeys } from "../key-order.ts";
import type { PendingUpload, UploadedPart } from "../object-store.ts";
import { errorCode, onFile, orAbsent } from "./fs-errors.ts";
import { fileTag, statFile } from "./local-listing.ts";
import { writeMetadata } from "./local-metadata.ts";
import { makeFolders } from "./make-folders.ts";
import { STAGING, inStaging, nearestFolder, tidyStaging } from "./staging.ts";

// An upload is a folder in a staging folder: upload.json, the parts, at completion the joined `data`, and `publishing`
// once `data` may have been moved away. Its id is the folder's path.

interface UploadRecord {
  readonly url: string;
  readonly started: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const RECORD = "upload.json";
const DATA = "data";
const PUBLISHING = "publishing";

export async function createLocalUpload(url: string, metadata: Readonly<Record<string, string>>): Promise<PendingUpload> {
  const record: UploadRecord = { url, started: new Date().toISOString(), metadata };
  const anchor = await nearestFolder(url);
  const uploadId = await inStaging(anchor, async (staging) => {
    const folder = path.join(staging, randomUUID());
    await mkdir(folder);
    await writeFile(path.join(folder, RECORD), JSON.stringify(record));
    return folder;
  });
  return { url, uploadId };
}

export async function writeLocalPart(upload: PendingUpload, number: number, body: Uint8Array): Promise<UploadedPart> {
  const etag = `"${crc32(body).toString(16)}-${body.byteLength.toString(16)}"`;
  await placePart(upload, number, etag, (file) => writeFile(file, body));
  return { number, etag, size: body.byteLength };
}

export async function copyLocalPart(upload: PendingUpload, number: number, source: string): Promise<UploadedPart> {
  const stats = await stat(source, { bigint: true });
  const etag = fileTag(stats);
  await placePart(upload, number, etag, (file) => copyFile(source, file, constants.COPYFILE_FICLONE));
  return { number, etag, size: Number(stats.size) };
}

async function placePart(upload: PendingUpload, number: number, etag: string, write: (file: string) => Promise<void>): Promise<void> {
  const folder = uploadFolder(upload);
  if ((await readRecord(folder)) === undefined) throw new NoSuchUploadError(upload.url);
  const temporary = path.join(folder, `incoming-${randomUUID()}`);
  try {
    await write(temporary);
    await rename(temporary, path.join(folder, partName(number, etag)));
  } catch (error) {
    await rm(temporary, { force: true });
    if (errorCode(error) === "ENOENT" && (await readRecord(folder)) === undefined) throw new NoSuchUploadError(upload.url, error);
    throw error;
  }
}

export async function completeLocalUpload(upload: PendingUpload, parts: readonly UploadedPart[]): Promise<{ etag: string }> {
  const folder = uploadFolder(upload);
  const record = await readRecord(folder);
  if (record === undefined) throw new NoSuchUploadError(upload.url);
  try {
    const data = path.join(folder, DATA);
    if ((await statFile(data)) === undefined) await joinParts(folder, upload, parts);
    const etag = fileTag(await stat(data, { bigint: true }));
    await makeFolders(path.dirname(record.url));
    await writeMetadata(record.url, etag, record.metadata);
    await writeFile(path.join(folder, PUBLISHING), "");
    await rename(data, record.url);
    await removeFolder(folder);
    return { etag };
  } catch (error) {
    const gone = errorCode(error) === "ENOENT" && (await wasPublished(folder));
    throw gone ? new NoSuchUploadError(upload.url, error) : error;
  }
}

async function wasPublished(folder: string): Promise<boolean> {
  return (await readRecord(folder)) === undefined || (await statFile(path.join(folder, PUBLISHING))) !== undefined;
}

async function joinParts(folder: string, upload: PendingUpload, parts: readonly UploadedPart[]): Promise<void> {
  if (parts.length === 0) throw new StorageError("invalid", upload.url, `the upload of ${upload.url} has no parts to complete it from`);
  const data = path.join(folder, DATA);
  const sorted = [...parts].sort((a, b) => a.number - b.number);
  for (const part of sorted) {
    const stats = await statFile(path.join(folder, partName(part.number, part.etag)));
    if (stats !== undefined && Number(stats.size) === part.size) continue;
    // Someone else completes the same upload: a missing part has become `data`, which has moved on if it is not there.
    if ((await statFile(data)) !== undefined) return;
    if (await wasPublished(folder)) throw new NoSuchUploadError(upload.url);
    throw new StorageError(
      "invalid",
      upload.url,
      `part ${part.number} of the upload of ${upload.url} was never uploaded, or is not the one that was`,
    );
  }
  const files = sorted.map((part) => path.join(folder, partName(part.number, part.etag)));
  const [only] = files;
  if (files.length === 1 && only !== undefined) {
    try {
      return await rename(only, data);
    } catch (error) {
      if (errorCode(error) === "ENOENT" && (await statFile(data)) !== undefined) return;
      throw error;
    }
  }
  const joined = path.join(folder, `joining-${randomUUID()}`);
  const handle = await open(joined, "wx");
  try {
    for (const file of files) await append(handle, file);
  } finally {
    await handle.close();
  }
  if ((await statFile(path.join(folder, PUBLISHING))) === undefined) return rename(joined, data);
  await rm(joined, { force: true });
  if ((await statFile(data)) === undefined) throw new NoSuchUploadError(upload.url);
}

async function append(target: FileHandle, file: string): Promise<void> {
  const source = await open(file, "r");
  const buffer = Buffer.allocUnsafe(1 << 20);
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      for (let written = 0; written < bytesRead; ) written += (await target.write(buffer, written, bytesRead - written)).bytesWritten;
    }
  } finally {
    await source.close();
  }
}

export async function abortLocalUpload(upload: PendingUpload): Promise<void> {
  await removeFolder(uploadFolder(upload));
}

/** Pending uploads of files whose path begins with `prefix`, in key order. They are staged in any ancestor of the prefix or any folder below it. */
export async function listLocalUploads(prefix: string): Promise<(PendingUpload & { started: Date })[]> {
  const base = prefix.slice(0, Math.max(1, prefix.lastIndexOf("/")));
  const folders: string[] = [];
  for (let folder = base; ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (path.dirname(folder) === folder) break;
  }
  await foldersBelow(base, folders);
  const found: (PendingUpload & { started: Date })[] = [];
  for (const folder of folders) {
    const staging = path.join(folder, STAGING);
    const entries = (await orAbsent(readdir(staging, { withFileTypes: true }))) ?? [];
    for (const entry of entries) {
      const uploadId = path.join(staging, entry.name);
      const record = entry.isDirectory() ? await readRecord(uploadId) : undefined;
      if (record?.url.startsWith(prefix)) found.push({ url: record.url, uploadId, started: new Date(record.started) });
    }
  }
  return found.sort((a, b) => compareKeys(a.url, b.url) || a.started.getTime() - b.started.getTime());
}

async function foldersBelow(folder: string, into: string[]): Promise<void> {
  const entries = (await onFile(folder, () => orAbsent(readdir(folder, { withFileTypes: true })))) ?? [];
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name === STAGING) continue;
    const below = path.join(folder, entry.name);
    into.push(below);
    await foldersBelow(below, into);
  }
}

async function readRecord(folder: string): Promise<UploadRecord | undefined> {
  const text = await orAbsent(readFile(path.join(folder, RECORD), "utf8"));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as UploadRecord;
  } catch {
    return undefined;
  }
}

function partName(number: number, etag: string): string {
  return `part-${number}-${etag.replace(/[^0-9a-f-]/g, "")}`;
}

function uploadFolder(upload: PendingUpload): string {
  const folder = upload.uploadId;
  if (path.isAbsolute(folder) && path.normalize(folder) === folder && path.basename(path.dirname(folder)) === STAGING) return folder;
  throw new StorageError("invalid", upload.url, `"${folder}" is not the id of an upload to a local file`);
}

async function removeFolder(folder: string): Promise<void> {
  // The record goes first: without it the upload counts as gone, whatever else is still being removed.
  await rm(path.join(folder, RECORD), { force: true });
  await rm(folder, { recursive: true, force: true });
  await tidyStaging(path.dirname(path.dirname(folder)));
}
