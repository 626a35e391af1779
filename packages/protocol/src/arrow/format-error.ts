/** Bytes that are not the Arrow IPC they should be, or use a part of the format that Volley does not read. */
export class ArrowFormatError extends Error {
  override readonly name = "ArrowFormatError";
}
