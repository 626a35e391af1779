import { col, type Column, type DataFrame, type DataType, expr, type Session } from "volley";
import { answerOfMethods } from "./answer-of-methods.ts";
import type { Case } from "./cases.ts";
import { errorClassOf } from "./error-class.ts";
import { exactRows } from "./exact-rows.ts";
import type { Exact } from "./exact-values.ts";
import { tableFrame, tables } from "./tables.ts";
import { typeText } from "@volley/plan";

/** What an engine says to a case: a type and a value for each row or group, where a row may fail; or an error for all of it. */
export interface Answer {
  readonly type?: string;
  readonly values?: readonly (Exact | Failure)[];
  readonly error?: string;
}

/** A row whose value is an error: its class. */
export interface Failure {
  readonly error: string;
}

export function isFailure(value: Exact | Failure | undefined): value is Failure {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Values = { readonly type: DataType; readonly values: readonly Exact[] };
type AnyFrame = DataFrame<any>;

/** How many expressions go into one query; Spark compiles a query's Java code, which must not get too long. */
const together = 30;

/**
 * The answers of a session, case by case. Many expressions share a query; where one fails they are asked apart, then row by row.
 * `known` answers, in the order of the cases, say beforehand what will fail, which saves queries and changes no answer.
 */
export async function answersOf(
  session: Session,
  cases: readonly Case[],
  known: readonly (Answer | undefined)[] = [],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const groups: Record<string, number[]> = {};
  for (const [i, each] of cases.entries()) if (each.methods) answers[i] = await answerOfMethods(session, each);
  for (const [i, each] of cases.entries()) if (!each.methods) (groups[`${each.over}\n${each.groupBy?.join() ?? "-"}`] ??= []).push(i);
  for (const indices of Object.values(groups)) {
    const { over, groupBy } = cases[indices[0]!]!;
    const table = new AskedTable(tableFrame(session, over), tables[over]!.rows.length, groupBy);
    const smooth = indices.filter((i) => !fails(known[i]));
    for (let i = 0; i < smooth.length; i += together) await table.ask(smooth.slice(i, i + together), cases, known, answers);
    for (const i of indices) if (fails(known[i])) answers[i] = await table.alone(cases[i]!, known[i]);
  }
  return answers;
}

const fails = (answer: Answer | undefined): boolean => answer?.error !== undefined || Boolean(answer?.values?.some(isFailure));

class AskedTable {
  private readonly frame: AnyFrame;
  private readonly rows: readonly number[];
  private readonly groupBy: readonly string[] | undefined;

  constructor(frame: AnyFrame, rows: number, groupBy: readonly string[] | undefined) {
    this.frame = frame;
    this.rows = Array.from({ length: rows }, (_, row) => row);
    this.groupBy = groupBy;
  }

  async ask(indices: readonly number[], cases: readonly Case[], known: readonly (Answer | undefined)[], answers: Answer[]): Promise<void> {
    try {
      const all = await this.evaluate(
        this.frame,
        indices.map((i) => expr(cases[i]!.text)),
      );
      for (const [k, i] of indices.entries()) answers[i] = { type: typeText(all[k]!.type), values: all[k]!.values };
    } catch {
      if (indices.length === 1) answers[indices[0]!] = await this.alone(cases[indices[0]!]!, known[indices[0]!]);
      else {
        const middle = indices.length >> 1;
        await this.ask(indices.slice(0, middle), cases, known, answers);
        await this.ask(indices.slice(middle), cases, known, answers);
      }
    }
  }

  /** A case by itself, its rows apart where they fail together. */
  async alone({ text }: Case, known: Answer | undefined): Promise<Answer> {
    try {
      const column = expr(text);
      // Rows of a window answer together, or not at all.
      if (this.groupBy || /\bover \(/.test(text)) {
        const [all] = await this.evaluate(this.frame, [column]);
        return { type: typeText(all!.type), values: all!.values };
      }
      const type = (await this.shaped(this.frame, [column]).schema()).fields.at(-1)!.type;
      const values: (Exact | Failure)[] = [];
      const failing = this.rows.filter((row) => isFailure(known?.values?.[row]));
      const others = this.rows.filter((row) => !failing.includes(row));
      for (const part of [others, ...failing.map((row) => [row])]) await this.rowsOf(column, part, values);
      return { type: typeText(type), values };
    } catch (error) {
      return { error: errorClassOf(error) };
    }
  }

  private async rowsOf(column: Column, rows: readonly number[], values: (Exact | Failure)[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      const [found] = await this.evaluate(this.frame.filter(col("row").isin(...rows)), [column]);
      for (const [i, row] of rows.entries()) values[row] = found!.values[i]!;
    } catch (error) {
      if (rows.length === 1) values[rows[0]!] = { error: errorClassOf(error) };
      else {
        const middle = rows.length >> 1;
        await this.rowsOf(column, rows.slice(0, middle), values);
        await this.rowsOf(column, rows.slice(middle), values);
      }
    }
  }

  private shaped(frame: AnyFrame, columns: readonly Column[]): AnyFrame {
    const named = columns.map((column, i) => column.alias(`c${i}`));
    if (this.groupBy === undefined) return frame.select("row", ...named);
    return this.groupBy.length === 0 ? frame.agg(...named) : frame.groupBy(...this.groupBy).agg(...named);
  }

  /** A list of values for each column, in the order of rows or of the groups' keys. */
  private async evaluate(frame: AnyFrame, columns: readonly Column[]): Promise<readonly Values[]> {
    const shaped = this.shaped(frame, columns);
    const { fields } = await shaped.schema();
    const keys = fields.length - columns.length;
    const rows = await exactRows(shaped, fields);
    rows.sort((a, b) => order(a.slice(0, keys), b.slice(0, keys)));
    return columns.map((_, i) => ({ type: fields[keys + i]!.type, values: rows.map((row) => row[keys + i]!) }));
  }
}

function order(a: readonly Exact[], b: readonly Exact[]): number {
  const [x, y] = typeof a[0] === "number" && typeof b[0] === "number" ? [a[0], b[0]] : [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
