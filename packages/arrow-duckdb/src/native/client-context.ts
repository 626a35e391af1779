import { passHandle, takeHandle } from "./memory.ts";
import { native } from "./native.ts";

/** The number of a connection. */
export function connectionId(connection: number): number {
  return takeId((cell) => native().connection_get_client_context(connection, cell));
}

/** The number of the connection on whose behalf a function is called. */
export function callersConnectionId(init: number): number {
  return takeId((cell) => native().scalar_function_init_get_client_context(init, cell));
}

function takeId(getContext: (cell: number) => void): number {
  const context = takeHandle(getContext);
  const id = Number(native().client_context_get_connection_id(context));
  passHandle(context, native().destroy_client_context);
  return id;
}
