import { datetimeArithmetic } from "./arithmetic.ts";
import { datetimeEpoch } from "./epoch.ts";
import { datetimeMake } from "./make.ts";
import { datetimeNow } from "./now.ts";
import { datetimeParts } from "./parts.ts";
import { datetimeText } from "./text.ts";
import { datetimeUnits } from "./units.ts";
import { datetimeZones } from "./zones.ts";
import type { FunctionTable } from "../definition.ts";

/** Dates and times. Instants read in the session's time zone, wall-clock timestamps as they stand. */
export const datetime: FunctionTable = {
  ...datetimeParts,
  ...datetimeNow,
  ...datetimeText,
  ...datetimeArithmetic,
  ...datetimeUnits,
  ...datetimeEpoch,
  ...datetimeMake,
  ...datetimeZones,
};
