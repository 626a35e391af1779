import { rm } from "node:fs/promises";
import type { Connection } from "@volley/arrow-duckdb";
import type { Frame } from "@volley/protocol/arrow";
import type { ExchangeOutput, MapOutput, SinkFile } from "@volley/protocol";
import { type ObjectStore, type UploadedFile, uploadFile, uploadMetadata } from "@volley/storage";
import type { MapOutputWriter } from "../blocks/map-output-writer.ts";
import type { LocalSinkFile } from "./copy-sink.ts";

export interface WriteExchangeOptions {
  readonly signal: AbortSignal;
  /** Bytes that partitions under way may hold. */
  readonly scatterBytes: number;
  openWriter(): Promise<MapOutputWriter>;
  /** Throws where what was written must not count. */
  beforeCommit(): Promise<void>;
  /** Told of rows as they are written. */
  onRows(rows: number): void;
}

/** Runs a query and writes its rows as blocks, by partition when there are several. Drops what it wrote when it fails. */
export async function writeExchange(
  connection: Connection,
  sql: string,
  output: ExchangeOutput,
  options: WriteExchangeOptions,
): Promise<MapOutput> {
  const { exchange, partitions } = output;
  const { signal } = options;
  const writer = await options.openWriter();
  const append = (partition: number, frame: Frame, rows: number): Promise<void> => {
    options.onRows(rows);
    return writer.append(partition, frame, rows);
  };
  try {
    let schema: Uint8Array;
    if (partitions > 1) {
      const scatter = { partitions, budgetBytes: options.scatterBytes, narrowDecimals: true, signal };
      const scattered = await connection.scatter(sql, scatter, (block) => append(block.partition, block.frame, block.rows));
      schema = scattered.schemaFrame.header;
    } else {
      const stream = await connection.stream(sql, { signal });
      schema = stream.schemaFrame.header;
      writer.begin?.(schema);
      for await (const { frame, rows } of stream) await append(0, frame, rows);
    }
    await options.beforeCommit();
    return { exchange, ...(await writer.commit(schema)) };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** An upload that is whole and visible to nobody, and the report's form of it. */
export interface UploadedSink {
  readonly file: SinkFile;
  readonly upload: UploadedFile["upload"];
}

/** Uploads a sink's file without completing it, and deletes the local one. */
export async function uploadSink(store: ObjectStore, local: LocalSinkFile, attempt: number): Promise<UploadedSink> {
  const { output, path, rows } = local;
  const { upload, parts, bytes } = await uploadFile(store, path, local.url, { metadata: uploadMetadata(output.jobId, String(attempt)) });
  await rm(path, { force: true });
  return { upload, file: { sink: output.sink, url: upload.url, uploadId: upload.uploadId, parts, bytes, rows } };
}
