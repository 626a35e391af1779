import { isLocal, normalizeAddress } from "./address.ts";
import { LocalStore } from "./local/local-store.ts";
import type { ByteRange, ObjectInfo, ObjectStore, PendingUpload, UploadedPart, WriteCondition } from "./object-store.ts";
import { S3Store } from "./s3/s3-store.ts";
import type { StorageOptions } from "./storage-options.ts";

/**
 * One store for every kind of address: `s3://` (`s3a://`, `s3n://`), `file://` and plain paths, which are taken from
 * the working directory. Infos and uploads carry normalized addresses. Opens no connection and loads no SDK before
 * the first S3 address is used. Every method throws `StorageError`, reason `invalid` for an address of another scheme.
 */
export function openStorage(options: StorageOptions = {}): ObjectStore {
  return new RoutingStore(options);
}

class RoutingStore implements ObjectStore {
  readonly #local = new LocalStore();
  readonly #s3: S3Store;

  constructor(options: StorageOptions) {
    this.#s3 = new S3Store(options.s3);
  }

  #of(address: string): readonly [ObjectStore & Required<Pick<ObjectStore, "readInto">>, string] {
    const url = normalizeAddress(address);
    return [isLocal(url) ? this.#local : this.#s3, url];
  }

  list(prefix: string): AsyncIterable<ObjectInfo> {
    const [store, url] = this.#of(prefix);
    return store.list(url);
  }

  async head(address: string): Promise<ObjectInfo | undefined> {
    const [store, url] = this.#of(address);
    return store.head(url);
  }

  async read(address: string, range?: ByteRange, etag?: string): Promise<Uint8Array> {
    const [store, url] = this.#of(address);
    return store.read(url, range, etag);
  }

  async readInto(address: string, offset: number, target: Uint8Array, etag?: string): Promise<void> {
    const [store, url] = this.#of(address);
    await store.readInto(url, offset, target, etag);
  }

  async write(address: string, body: Uint8Array, condition?: WriteCondition): Promise<{ readonly etag: string }> {
    const [store, url] = this.#of(address);
    return store.write(url, body, condition);
  }

  async delete(addresses: readonly string[]): Promise<void> {
    const urls = addresses.map(normalizeAddress);
    const local = urls.filter(isLocal);
    const remote = urls.filter((url) => !isLocal(url));
    if (local.length > 0) await this.#local.delete(local);
    if (remote.length > 0) await this.#s3.delete(remote);
  }

  async createUpload(address: string, metadata?: Readonly<Record<string, string>>): Promise<PendingUpload> {
    const [store, url] = this.#of(address);
    return store.createUpload(url, metadata);
  }

  async uploadPart(upload: PendingUpload, number: number, body: Uint8Array): Promise<UploadedPart> {
    return this.#of(upload.url)[0].uploadPart(upload, number, body);
  }

  async uploadPartFile(upload: PendingUpload, number: number, path: string): Promise<UploadedPart> {
    return this.#local.uploadPartFile(upload, number, path);
  }

  async completeUpload(upload: PendingUpload, parts: readonly UploadedPart[]): Promise<{ readonly etag: string }> {
    return this.#of(upload.url)[0].completeUpload(upload, parts);
  }

  async abortUpload(upload: PendingUpload): Promise<void> {
    return this.#of(upload.url)[0].abortUpload(upload);
  }

  listUploads(prefix: string): AsyncIterable<PendingUpload & { readonly started: Date }> {
    const [store, url] = this.#of(prefix);
    return store.listUploads(url);
  }

  async headMetadata(address: string): Promise<Readonly<Record<string, string>> | undefined> {
    const [store, url] = this.#of(address);
    return store.headMetadata(url);
  }

  async releaseMetadata(addresses: readonly string[]): Promise<void> {
    const local = addresses.map(normalizeAddress).filter(isLocal);
    if (local.length > 0) await this.#local.releaseMetadata(local);
  }

  async sweepTemporary(prefix: string, options: { readonly before: Date; readonly dryRun: boolean }): Promise<readonly string[]> {
    const [store, url] = this.#of(prefix);
    return (await store.sweepTemporary?.(url, options)) ?? [];
  }

  async close(): Promise<void> {
    await this.#s3.close();
  }
}
