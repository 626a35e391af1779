import { join } from "node:path";
import type { StoredChecksum } from "./checksum.ts";
import { type DataFiles, openDataFiles, type Segment } from "./data-files.ts";
import { S3Error } from "./errors.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type SortedMap, sortedMap } from "./sorted-keys.ts";

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  readonly segments: readonly Segment[];
  /** Headers given back with the object: Content-Type and its kin, and `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: StoredChecksum | undefined;
}

export interface StoredPart {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly segments: readonly Segment[];
  readonly checksum: { readonly algorithm: string; readonly value: string } | undefined;
}

export interface StoredUpload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Pick<StoredChecksum, "algorithm" | "type"> | undefined;
}

export interface Upload extends StoredUpload {
  readonly parts: ReadonlyMap<number, StoredPart>;
}

export interface Bucket {
  readonly name: string;
  readonly created: number;
  readonly objects: SortedMap<StoredObject>;
}

/** One change of the store's state; it happens whole, in one tick, and is one line of the journal. */
export type Change =
  | { readonly kind: "create-bucket"; readonly bucket: string; readonly created: number }
  | { readonly kind: "delete-bucket"; readonly bucket: string }
  | { readonly kind: "put-object"; readonly bucket: string; readonly object: StoredObject; readonly upload?: string }
  | { readonly kind: "delete-object"; readonly bucket: string; readonly key: string }
  | { readonly kind: "create-upload"; readonly upload: StoredUpload }
  | { readonly kind: "put-part"; readonly upload: string; readonly part: StoredPart }
  | { readonly kind: "abort-upload"; readonly upload: string };

/** Buckets, objects and uploads: an index in memory, a journal of changes and files of bytes on disk. */
export interface ObjectStore {
  readonly files: DataFiles;
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Throws NoSuchBucket. */
  bucket(name: string): Bucket;
  /** Throws NoSuchBucket and NoSuchKey. */
  object(bucket: string, key: string): StoredObject;
  /** Throws NoSuchUpload unless the upload belongs to this key. */
  upload(bucket: string, key: string, id: string | undefined): Upload;
  /** Checks and the change they guard must stand in one synchronous function. */
  commit(change: Change): void;
  close(): Promise<void>;
}

interface MutableUpload extends StoredUpload {
  readonly parts: Map<number, StoredPart>;
}

/** Opens the store kept in `directory`; what a crash left half done is swept. */
export function openObjectStore(directory: string): ObjectStore {
  const files = openDataFiles(join(directory, "data"));
  const buckets = new Map<string, Bucket>();
  const uploads = new Map<string, MutableUpload>();

  function dropUpload(id: string): void {
    for (const part of uploads.get(id)?.parts.values() ?? []) files.release(part.segments);
    uploads.delete(id);
  }

  function dropObject(bucket: string, key: string): void {
    const objects = buckets.get(bucket)?.objects;
    const object = objects?.get(key);
    if (!object) return;
    objects?.delete(key);
    files.release(object.segments);
  }

  const appliers: { readonly [K in Change["kind"]]: (change: Extract<Change, { kind: K }>) => void } = {
    "create-bucket": ({ bucket, created }) => {
      buckets.set(bucket, { name: bucket, created, objects: sortedMap() });
    },
    "delete-bucket": ({ bucket }) => {
      for (const upload of uploads.values()) if (upload.bucket === bucket) dropUpload(upload.id);
      buckets.delete(bucket);
    },
    "put-object": ({ bucket, object, upload }) => {
      const objects = buckets.get(bucket)?.objects;
      const before = objects?.get(object.key);
      files.retain(object.segments);
      objects?.set(object.key, object);
      if (before) files.release(before.segments);
      if (upload !== undefined) dropUpload(upload);
    },
    "delete-object": ({ bucket, key }) => dropObject(bucket, key),
    "create-upload": ({ upload }) => {
      uploads.set(upload.id, { ...upload, parts: new Map() });
    },
    "put-part": ({ upload, part }) => {
      const parts = uploads.get(upload)?.parts;
      const before = parts?.get(part.number);
      files.retain(part.segments);
      parts?.set(part.number, part);
      if (before) files.release(before.segments);
    },
    "abort-upload": ({ upload }) => dropUpload(upload),
  };
  const apply = (change: Change) => (appliers[change.kind] as (change: Change) => void)(change);

  function* snapshot(): Generator<Change> {
    for (const { name, created, objects } of buckets.values()) {
      yield { kind: "create-bucket", bucket: name, created };
      for (const key of objects.keys) yield { kind: "put-object", bucket: name, object: objects.get(key) as StoredObject };
    }
    for (const { parts, ...upload } of uploads.values()) {
      yield { kind: "create-upload", upload };
      for (const part of parts.values()) yield { kind: "put-part", upload: upload.id, part };
    }
  }

  const journal: Journal<Change> = openJournal(join(directory, "journal.jsonl"), apply, snapshot);
  files.sweep();

  function bucketOf(name: string): Bucket {
    const bucket = buckets.get(name);
    if (!bucket) throw new S3Error("NoSuchBucket", undefined, { BucketName: name });
    return bucket;
  }

  return {
    files,
    buckets,
    uploads,
    bucket: bucketOf,
    object(bucket, key) {
      const object = bucketOf(bucket).objects.get(key);
      if (!object) throw new S3Error("NoSuchKey", undefined, { Key: key });
      return object;
    },
    upload(bucket, key, id) {
      bucketOf(bucket);
      const upload = uploads.get(id ?? "");
      if (upload?.bucket !== bucket || upload.key !== key) throw new S3Error("NoSuchUpload", undefined, { UploadId: id ?? "" });
      return upload;
    },
    commit(change) {
      journal.append(change);
      apply(change);
    },
    async close() {
      await files.settle();
      journal.close();
    },
  };
}
