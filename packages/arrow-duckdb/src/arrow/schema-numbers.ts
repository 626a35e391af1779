import type { TimeUnit } from "./arrow-type.ts";

// Enums of Arrow's Schema.fbs, which apache-arrow numbers alike: each name stands at its number.
export const timeUnits: readonly TimeUnit[] = ["s", "ms", "us", "ns"];
export const intervalUnits = ["yearMonth", "dayTime", "monthDayNano"] as const;
export const dateUnits = ["day", "ms"] as const;
export const floatBits = [16, 32, 64] as const;

/** Numbers of the union `Type` in Arrow's Schema.fbs. */
export const typeId = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
} as const;
