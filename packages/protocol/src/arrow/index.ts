// Arrow's IPC format as everybody carries it: messages in two halves, the stream around them. Loads nothing else.
export { FlatTable, guarded } from "./flat-reader.ts";
export { ArrowFormatError } from "./format-error.ts";
export {
  bodyLengthOf,
  countRows,
  endOfStream,
  type Frame,
  frameLength,
  headerLengthOf,
  headerOnly,
  ipcStream,
  prefixLength,
  readFrames,
  splitMessage,
  writeFrame,
} from "./frame.ts";
