import { StorageError } from "../errors.ts";

/** What decides where a record of a CSV file ends. */
export interface CsvDialect {
  /** One character; empty: nothing is quoted. Default `"`. */
  readonly quote?: string;
  /** One character; default: the quote itself (`""`). */
  readonly escape?: string;
  /** Default `,`. */
  readonly delimiter?: string;
}

/** A dialect as bytes; `undefined` when nothing is quoted, so that every line end is a record end. */
export interface QuoteRule {
  readonly quote: number;
  readonly escape: number;
  readonly delimiter: Uint8Array;
}

export function quoteRule(dialect: CsvDialect, url: string): QuoteRule | undefined {
  const quote = dialect.quote ?? '"';
  if (quote === "") return undefined;
  const escape = dialect.escape === undefined || dialect.escape === "" ? quote : dialect.escape;
  const delimiter = dialect.delimiter ?? ",";
  for (const [name, value] of Object.entries({ quote, escape })) {
    if (Buffer.byteLength(value) !== 1)
      throw new StorageError("invalid", url, `the CSV option ${name} must be one ASCII character, not ${JSON.stringify(value)}`);
  }
  if (delimiter === "") throw new StorageError("invalid", url, "the CSV option delimiter must not be empty");
  return { quote: quote.charCodeAt(0), escape: escape.charCodeAt(0), delimiter: Buffer.from(delimiter) };
}

/** The dialect of Spark's options, by lower-cased name. */
export function csvDialect(options: Readonly<Record<string, string>>): CsvDialect {
  return {
    quote: options["quote"] ?? '"',
    escape: options["escape"] ?? '"',
    delimiter: (options["sep"] ?? options["delimiter"] ?? ",").replaceAll("\\t", "\t"),
  };
}
