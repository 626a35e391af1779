import koffi from "koffi";

/**
 * The address of a C function of this thread that takes addresses and gives nothing. DuckDB may call it from any thread: koffi
 * relays the call to this one, and the caller waits for it.
 */
export function callback(body: (...addresses: number[]) => void): number {
  const prototype = koffi.proto(
    "void",
    Array.from({ length: body.length }, () => "uintptr_t"),
  );
  return Number(koffi.register(body, koffi.pointer(prototype)));
}
