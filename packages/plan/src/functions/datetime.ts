import { datetimeArithmetic } from "./datetime-arithmetic.ts";
import { datetimeEpoch } from "./datetime-epoch.ts";
import { datetimeMake } from "./datetime-make.ts";
import { datetimeNow } from "./datetime-now.ts";
import { datetimeParts } from "./datetime-parts.ts";
import { datetimeText } from "./datetime-text.ts";
import { datetimeUnits } from "./datetime-units.ts";
import { datetimeZones } from "./datetime-zones.ts";
import type { FunctionTable } from "./definition.ts";

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
