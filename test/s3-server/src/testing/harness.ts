import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { onTestFinished } from "vitest";
import { type S3Server, type S3ServerOptions, startS3Server } from "../server.ts";

export const credentials = { accessKeyId: "TESTKEY", secretAccessKey: "test/secret+key" };
export const Bucket = "bucket-1";

/** A directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "volley-s3-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A client as users configure it, except that it does not retry. */
export function clientOf(endpoint: string, config: S3ClientConfig = {}): S3Client {
  return new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials, maxAttempts: 1, ...config });
}

/** A server with one bucket and a client of it, both closed after the test. */
export async function startTestServer(
  options: Partial<S3ServerOptions> = {},
  config: S3ClientConfig = {},
): Promise<{ server: S3Server; client: S3Client; directory: string }> {
  const directory = options.directory ?? temporaryDirectory();
  const server = await startS3Server({ directory, credentials, ...options });
  server.createBucket(Bucket);
  const client = clientOf(server.endpoint, config);
  onTestFinished(async () => {
    client.destroy();
    await server.close();
  });
  return { server, client, directory };
}

/** What a failed call of the SDK says. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; status: number | undefined; message: string }> {
  const error = await call.then(
    () => {
      throw new Error("the call succeeded");
    },
    (reason) => reason as Error & { $metadata?: { httpStatusCode?: number }; code?: string },
  );
  return { code: error.code ?? error.name, status: error.$metadata?.httpStatusCode, message: error.message };
}

/** Bytes that differ from place to place. */
export function pattern(length: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0, value = seed; at < length; at++) {
    value = (Math.imul(value, 1103515245) + 12345) >>> 0;
    bytes[at] = value >>> 16;
  }
  return bytes;
}
