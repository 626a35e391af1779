import { compileFunction } from "node:vm";
import * as volley from "volley";
import { typeText } from "@volley/plan";
import type { Answer } from "./answer.ts";
import type { Case } from "./cases.ts";
import { errorClassOf } from "./error-class.ts";
import { exactRows } from "./exact-rows.ts";
import type { Exact } from "./exact-values.ts";
import { tableFrame } from "./tables.ts";

type AnyFrame = volley.DataFrame<any>;

/** What a session says to a chain of methods of a table's frame: rows with their names and types, or what the methods' promise gave. */
export async function answerOfMethods(session: volley.Session, { text, over, methods }: Case): Promise<Answer> {
  try {
    const made: unknown = await evaluated(session, { text, over });
    if (!isFrame(made)) return { type: "value", values: [exact(made)] };
    const { fields } = await made.schema();
    const rows = await exactRows(made, fields);
    if (methods === "any order") rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return { type: fields.map((field) => `${field.name} ${typeText(field.type)}`).join(", "), values: rows };
  } catch (error) {
    return { error: errorClassOf(error) };
  }
}

/** What a case's program gives. It may use Volley's exports, `frame`, `table(name)` for another frame, and `session`. */
export function evaluated(session: volley.Session, { text, over }: Pick<Case, "text" | "over">): unknown {
  return program(text)({ ...volley, session, frame: tableFrame(session, over), table: (name: string) => tableFrame(session, name) });
}

type Program = (...values: readonly unknown[]) => unknown;
type Names = Readonly<Record<string, unknown>>;

/** A case's text as a program over the names it may use. */
function program(text: string): (names: Names) => unknown {
  return (names) => (compileFunction(`"use strict"; return frame${text};`, Object.keys(names)) as Program)(...Object.values(names));
}

function isFrame(made: unknown): made is AnyFrame {
  return typeof made === "object" && made !== null && "plan" in made;
}

/** A value of the program as JSON holds it. */
function exact(value: unknown): Exact {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(exact);
  return Object.values(value).map(exact);
}
