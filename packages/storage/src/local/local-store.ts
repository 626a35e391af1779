import { open, unlink } from "node:fs/promises";
import { localPath } from "../address.ts";
import { ObjectChangedError, StorageError } from "../errors.ts";
import type { ByteRange, ObjectInfo, ObjectStore, PendingUpload, UploadedPart, WriteCondition } from "../object-store.ts";
import { onFile, orAbsent } from "./fs-errors.ts";
import { fileInfo, fileTag, listFiles, statFile } from "./local-listing.ts";
import { readMetadata, removeMetadata } from "./local-metadata.ts";
import {
  abortLocalUpload,
  completeLocalUpload,
  copyLocalPart,
  createLocalUpload,
  listLocalUploads,
  writeLocalPart,
} from "./local-uploads.ts";
import { sweepStaging } from "./sweep-temporary.ts";
import { writeFileAtomically } from "./write-file.ts";

/** Datasets on the local file system. Addresses are absolute paths or `file://`. */
export class LocalStore implements ObjectStore {
  list(prefix: string): AsyncIterable<ObjectInfo> {
    return listFiles(localPath(prefix));
  }

  async head(url: string): Promise<ObjectInfo | undefined> {
    const file = localPath(url);
    const stats = await onFile(file, () => statFile(file));
    return stats?.isFile() ? fileInfo(file, stats) : undefined;
  }

  async read(url: string, range?: ByteRange, etag?: string): Promise<Uint8Array> {
    return this.#receive(url, range?.offset ?? 0, range && Buffer.allocUnsafeSlow(range.length), etag);
  }

  async readInto(url: string, offset: number, target: Uint8Array, etag?: string): Promise<void> {
    await this.#receive(url, offset, target, etag);
  }

  async #receive(url: string, offset: number, given: Uint8Array | undefined, etag: string | undefined): Promise<Uint8Array> {
    const file = localPath(url);
    return onFile(file, async () => {
      const handle = await open(file, "r");
      try {
        const stats = await handle.stat({ bigint: true });
        if (!stats.isFile()) throw new StorageError("invalid", file, `${file} is a folder, not a file`);
        if (etag !== undefined && fileTag(stats) !== etag) throw new ObjectChangedError(file);
        const size = Number(stats.size);
        const target = given ?? Buffer.allocUnsafeSlow(size);
        const { length } = target;
        if (offset + length > size) {
          throw new StorageError(
            "invalid",
            file,
            `bytes ${offset}-${offset + length - 1} of ${file} were asked for, but it has only ${size} bytes`,
          );
        }
        for (let done = 0; done < length; ) {
          const { bytesRead } = await handle.read(target, done, length - done, offset + done);
          if (bytesRead === 0) throw new ObjectChangedError(file);
          done += bytesRead;
        }
        if (etag !== undefined && fileTag(await handle.stat({ bigint: true })) !== etag) throw new ObjectChangedError(file);
        return target;
      } finally {
        await handle.close();
      }
    });
  }

  async write(url: string, body: Uint8Array, condition?: WriteCondition): Promise<{ readonly etag: string }> {
    const file = localPath(url);
    return onFile(file, () => writeFileAtomically(file, body, condition));
  }

  async delete(urls: readonly string[]): Promise<void> {
    const files = urls.map(localPath);
    for (const file of files) await onFile(file, () => orAbsent(unlink(file)));
    await this.releaseMetadata(files);
  }

  async createUpload(url: string, metadata: Readonly<Record<string, string>> = {}): Promise<PendingUpload> {
    const file = localPath(url);
    return onFile(file, () => createLocalUpload(file, metadata));
  }

  async uploadPart(upload: PendingUpload, number: number, body: Uint8Array): Promise<UploadedPart> {
    return onFile(upload.url, () => writeLocalPart(upload, number, body));
  }

  async uploadPartFile(upload: PendingUpload, number: number, path: string): Promise<UploadedPart> {
    return onFile(upload.url, () => copyLocalPart(upload, number, path));
  }

  async completeUpload(upload: PendingUpload, parts: readonly UploadedPart[]): Promise<{ readonly etag: string }> {
    return onFile(upload.url, () => completeLocalUpload(upload, parts));
  }

  async abortUpload(upload: PendingUpload): Promise<void> {
    return onFile(upload.url, () => abortLocalUpload(upload));
  }

  async *listUploads(prefix: string): AsyncGenerator<PendingUpload & { readonly started: Date }> {
    const path = localPath(prefix);
    yield* await onFile(path, () => listLocalUploads(path));
  }

  async headMetadata(url: string): Promise<Readonly<Record<string, string>> | undefined> {
    const info = await this.head(url);
    return info && onFile(info.url, () => readMetadata(info.url, info.etag));
  }

  async releaseMetadata(urls: readonly string[]): Promise<void> {
    const files = urls.map(localPath);
    await onFile(files[0] ?? "", () => removeMetadata(files));
  }

  async sweepTemporary(prefix: string, options: { readonly before: Date; readonly dryRun: boolean }): Promise<string[]> {
    const folder = localPath(prefix);
    return onFile(folder, () => sweepStaging(folder, options.before, options.dryRun));
  }

  async close(): Promise<void> {}
}
