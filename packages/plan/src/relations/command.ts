import type { Origin } from "../errors.ts";
import type { ObservedMetrics } from "./observed-metrics.ts";
import { type FileFormat, fileFormats, type Relation } from "./relation.ts";

export const saveModes = ["error", "append", "overwrite", "ignore"] as const;
export type SaveMode = (typeof saveModes)[number];

/** The formats that can be written: all that can be read. */
export const writeFormats = fileFormats;
export type WriteFormat = FileFormat;

/** Where `_SUCCESS` (the manifest) goes: inside the destination as Spark does, beside it, or nowhere. */
export type MarkerPlace = "inside" | "sibling" | "none";

/** One stream of rows into one folder below the destination. */
export interface Sink {
  /** Folder below the destination, "" for the destination itself: `csv/train`. */
  readonly folder: string;
  readonly input: Relation;
  readonly format: FileFormat;
  /** By Spark's names, lower-cased: header, sep, compression, … */
  readonly options: Readonly<Record<string, string>>;
  /** Columns that become folders `name=value` instead of columns of the files. */
  readonly partitionBy?: readonly string[] | undefined;
  /** Columns by which the rows of each file are in order, ascending, null first. */
  readonly sortBy?: readonly string[] | undefined;
}

/** Writes many sinks in one execution and one commit. Spark Connect `WriteOperation` where there is one sink, a Volley extension otherwise. */
export interface WriteCommand {
  readonly kind: "write";
  readonly destination: string;
  readonly mode: SaveMode;
  readonly marker: MarkerPlace;
  readonly sinks: readonly Sink[];
  readonly origin?: Origin | undefined;
}

/** What a write did. */
export interface WriteResult {
  readonly destination: string;
  readonly files: readonly { readonly url: string; readonly bytes: number; readonly rows: number }[];
  /** Rows by sink folder. */
  readonly rows: Readonly<Record<string, number>>;
  /** True when mode `ignore` found the destination there and wrote nothing. */
  readonly skipped: boolean;
  /** What `observe()` found while it ran. */
  readonly observed?: readonly ObservedMetrics[];
}
