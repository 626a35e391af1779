import { q01 } from "./queries/q01.ts";
import { q02 } from "./queries/q02.ts";
import { q03 } from "./queries/q03.ts";
import { q04 } from "./queries/q04.ts";
import { q05 } from "./queries/q05.ts";
import { q06 } from "./queries/q06.ts";
import { q07 } from "./queries/q07.ts";
import { q08 } from "./queries/q08.ts";
import { q09 } from "./queries/q09.ts";
import { q10 } from "./queries/q10.ts";
import { q11 } from "./queries/q11.ts";
import { q12 } from "./queries/q12.ts";
import { q13 } from "./queries/q13.ts";
import { q14 } from "./queries/q14.ts";
import { q15 } from "./queries/q15.ts";
import { q16 } from "./queries/q16.ts";
import { q17 } from "./queries/q17.ts";
import { q18 } from "./queries/q18.ts";
import { q19 } from "./queries/q19.ts";
import { q20 } from "./queries/q20.ts";
import { q21 } from "./queries/q21.ts";
import { q22 } from "./queries/q22.ts";
import type { Query } from "./tables.ts";

/** The 22 queries by name; `queries/<name>.sql` says the same as plain DuckDB SQL. */
export const queries: Readonly<Record<string, Query>> = {
  q01,
  q02,
  q03,
  q04,
  q05,
  q06,
  q07,
  q08,
  q09,
  q10,
  q11,
  q12,
  q13,
  q14,
  q15,
  q16,
  q17,
  q18,
  q19,
  q20,
  q21,
  q22,
};
