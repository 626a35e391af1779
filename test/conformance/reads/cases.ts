import { csvCases } from "./csv-cases.ts";
import { jsonCases } from "./json-cases.ts";
import type { ReadCase } from "./read-case.ts";

export const readCases: readonly ReadCase[] = [...csvCases, ...jsonCases];
