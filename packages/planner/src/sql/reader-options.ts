import { checkOptions, type Read, readerOptions } from "@volley/plan";

/** Throws INVALID_ARGUMENT for an option that the reader of the format has not, and for a value that an option cannot have. */
export function requireReaderOptions({ format, options, origin }: Read): void {
  checkOptions(`the ${format} reader`, readerOptions(format), options, origin);
}

/** How bad rows are met: an error unless asked for otherwise. */
export type ReadMode = "FAILFAST" | "PERMISSIVE" | "DROPMALFORMED";

/** The `mode` of a read whose options were checked. */
export function readMode(read: Read): ReadMode {
  return (read.options["mode"]?.toUpperCase() ?? "FAILFAST") as ReadMode;
}

/** Whether files begin with a line of names. */
export function hasHeader(read: Read): boolean {
  return read.format === "csv" && isTrue(read.options["header"]);
}

export function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}
