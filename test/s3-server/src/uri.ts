import { S3Error } from "./errors.ts";

/** Percent-encodes everything but RFC 3986's unreserved characters, as SigV4 and S3 listings do. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `encodeComponent` that leaves slashes as they are. */
export function encodeKey(key: string): string {
  return key.split("/").map(encodeComponent).join("/");
}

/** Decodes percent escapes; throws InvalidURI when they are broken or are not UTF-8. */
export function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI");
  }
}

/** Query parameters in the order sent, decoded. */
export function parseQuery(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const text = pair.replaceAll("+", " ");
      const at = text.indexOf("=");
      return at < 0 ? [decodeComponent(text), ""] : [decodeComponent(text.slice(0, at)), decodeComponent(text.slice(at + 1))];
    });
}
