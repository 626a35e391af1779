/** One object, as a listing or a head shows it. */
export interface ObjectInfo {
  /** Absolute address: `s3://bucket/key`, or an absolute path. */
  readonly url: string;
  readonly size: number;
  /** Quoted entity tag as S3 gives it; for local files a tag of size and modification time. */
  readonly etag: string;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified?: number | undefined;
}

/** A byte range: `length` bytes from `offset`. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** An upload that was begun and is not visible to anyone until it is completed. Plain data: it travels between processes. */
export interface PendingUpload {
  readonly url: string;
  readonly uploadId: string;
}

export interface UploadedPart {
  /** 1-based. */
  readonly number: number;
  readonly etag: string;
  readonly size: number;
}

/** A precondition of a write: the object must not exist, or must still carry this entity tag. */
export type WriteCondition = { readonly absent: true } | { readonly etag: string };

/**
 * Where datasets live. Two implementations: S3 and the local file system; both have uploads that are completed later,
 * which is what exactly-once output stands on. Every method throws a `StorageError` subclass that names the object.
 */
export interface ObjectStore {
  /** All objects below a prefix in key order, read page by page. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** The object's properties, or undefined when there is no such object. */
  head(url: string): Promise<ObjectInfo | undefined>;
  /** The whole object, or a range of it. With `etag`, fails with `ObjectChangedError` if the object is no longer that one. */
  read(url: string, range?: ByteRange, etag?: string): Promise<Uint8Array>;
  /** Reads the bytes from `offset` on into `target` until it is full, as `read` does: saves a large copy where there is one. */
  readInto?(url: string, offset: number, target: Uint8Array, etag?: string): Promise<void>;
  /** Writes one small object at once. Fails with `PreconditionFailedError` when the condition does not hold. */
  write(url: string, body: Uint8Array, condition?: WriteCondition): Promise<{ readonly etag: string }>;
  /** Deletes; absent objects are no error. */
  delete(urls: readonly string[]): Promise<void>;

  /** Begins an upload; `metadata` is attached to the object and shown by `headMetadata`. */
  createUpload(url: string, metadata?: Readonly<Record<string, string>>): Promise<PendingUpload>;
  /** Parts are at least 5 MiB, except the last. */
  uploadPart(upload: PendingUpload, number: number, body: Uint8Array): Promise<UploadedPart>;
  /** Makes the object visible in one step. Fails with `NoSuchUploadError` when the upload is gone (completed or aborted). */
  completeUpload(upload: PendingUpload, parts: readonly UploadedPart[]): Promise<{ readonly etag: string }>;
  /** Drops the upload and its parts; an upload that is gone is no error. */
  abortUpload(upload: PendingUpload): Promise<void>;
  /** Uploads begun and neither completed nor aborted, below a prefix. */
  listUploads(prefix: string): AsyncIterable<PendingUpload & { readonly started: Date }>;
  /** User metadata of an object, or undefined when there is no such object. */
  headMetadata(url: string): Promise<Readonly<Record<string, string>> | undefined>;

  /** Uploads one part straight from a local file: for local destinations, where a copy is cheaper than passing bytes. */
  uploadPartFile?(upload: PendingUpload, number: number, path: string): Promise<UploadedPart>;
  /**
   * Says that nobody will ask for these objects' `headMetadata` again, so that a store that keeps metadata in files
   * beside the objects can remove them. Absent where there is nothing to remove.
   */
  releaseMetadata?(urls: readonly string[]): Promise<void>;
  /**
   * Removes what killed processes left half-written in hidden folders below a prefix, if last changed before the given moment;
   * pending uploads stay. Gives back the paths. Absent where nothing of the kind can be left.
   */
  sweepTemporary?(prefix: string, options: { readonly before: Date; readonly dryRun: boolean }): Promise<readonly string[]>;
  /** Closes connections. The store can be used again and opens new ones. */
  close(): Promise<void>;
}
