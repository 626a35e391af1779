import type { Random } from "../random.ts";
import type { Column } from "../types.ts";

/** One operator of a plan: which earlier steps it reads, by number, and what else it is told. Plain data, as cases are kept in files. */
export interface Step {
  readonly kind: string;
  readonly inputs: readonly number[];
}

/** A step that was made: its columns, and about how many rows it has. */
export interface Made {
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** What a step reads, as DuckDB sees it. */
export interface Source {
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface Choosing {
  readonly random: Random;
  /** The steps so far. */
  readonly made: readonly Made[];
  /** One of them, the latest most likely; undefined where none fits. */
  input(fits?: (made: Made) => boolean): number | undefined;
  /** A name that no column has. */
  fresh(): string;
}

/** An operator: how it is chosen, what it gives, and how a program of Volley and plain DuckDB write it. */
export interface StepKind<S extends Step = any> {
  readonly choose: (choosing: Choosing) => S | undefined;
  /** Throws Meaningless where the step cannot be. */
  readonly columns: (step: S, inputs: readonly (readonly Column[])[]) => readonly Column[];
  /** A guess that is rather too large. */
  readonly rows: (step: S, inputs: readonly number[]) => number;
  readonly program: (step: S, inputs: readonly string[]) => string;
  readonly duckdb: (step: S, inputs: readonly Source[]) => string;
  /** The order of its rows, where it has one: names of columns, each with its direction. */
  readonly order?: (step: S) => readonly OrderKey[];
  /** Whether its rows come in the order of its input's, where that has one. */
  readonly keepsOrder?: boolean;
}

export interface OrderKey {
  readonly name: string;
  readonly way: "asc" | "desc" | "ascNullsLast" | "descNullsFirst";
}

const ways = {
  asc: "ASC NULLS FIRST",
  desc: "DESC NULLS LAST",
  ascNullsLast: "ASC NULLS LAST",
  descNullsFirst: "DESC NULLS FIRST",
} as const;

export const orderSql = (way: OrderKey["way"]): string => ways[way];
export const orderWays = Object.keys(ways) as OrderKey["way"][];
