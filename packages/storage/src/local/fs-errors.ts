import { StorageError, type StorageErrorReason } from "../errors.ts";

const reasons: Readonly<Record<string, readonly [StorageErrorReason, (url: string) => string]>> = {
  ENOENT: ["not-found", (url) => `${url} does not exist`],
  ENOTDIR: ["not-found", (url) => `${url} does not exist: a part of its path is a file, not a folder`],
  EACCES: ["denied", (url) => `access to ${url} was denied: check the permissions of the file and its folder`],
  EPERM: ["denied", (url) => `access to ${url} was denied: check the permissions of the file and its folder`],
  EROFS: ["denied", (url) => `${url} cannot be written: the file system is read-only`],
  ENOSPC: ["disk-full", (url) => `${url} cannot be written: no space is left on its disk`],
  EDQUOT: ["disk-full", (url) => `${url} cannot be written: the disk quota is used up`],
  EISDIR: ["invalid", (url) => `${url} is a folder, not a file`],
  ENAMETOOLONG: ["invalid", (url) => `${url} is too long a name for its file system`],
  EMFILE: ["throttled", (url) => `${url} cannot be opened: too many files are open in this process (raise ulimit -n)`],
};

export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** The `StorageError` for what a file system call threw; one that is already a `StorageError` stays. */
export function fileError(url: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const known = reasons[errorCode(cause) ?? ""];
  if (known !== undefined) return new StorageError(known[0], url, known[1](url), { cause });
  return new StorageError("other", url, `${url} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** Runs file system calls on behalf of `url`, turning what they throw into `StorageError`s. */
export async function onFile<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(url, error);
  }
}

/** `undefined` instead of "no such file". */
export async function orAbsent<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
