import { S3Error } from "./errors.ts";

/** A document to be written: text, nested elements, or a list of them; an array repeats its element. */
export type XmlValue = string | number | boolean | undefined | XmlFields | readonly XmlValue[];
export interface XmlFields {
  readonly [name: string]: XmlValue;
}

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeText(text: string): string {
  // Keys may hold control characters; S3 writes them as references.
  return text.replace(/[&<>"]|\p{Cc}/gu, (char) => escapes[char] ?? `&#${char.charCodeAt(0)};`);
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (typeof value === "object") return `<${name}>${fields(value as XmlFields)}</${name}>`;
  return `<${name}>${escapeText(String(value))}</${name}>`;
}

function fields(values: XmlFields): string {
  return Object.entries(values)
    .map(([name, value]) => element(name, value))
    .join("");
}

/** A result document in S3's namespace. */
export function resultXml(root: string, values: XmlFields): string {
  return `${declaration}<${root} xmlns="${namespace}">${fields(values)}</${root}>`;
}

/** An error document, which has no namespace in S3. */
export function errorXml(values: XmlFields): string {
  return `${declaration}<Error>${fields(values)}</Error>`;
}

/** A parsed element: its text and its children in order. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

interface OpenNode {
  name: string;
  text: string;
  children: XmlNode[];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text.replace(/&([^;&]{1,10});/g, (_, name: string) => {
    const known = entities[name];
    if (known !== undefined) return known;
    const code = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name);
    const point = code ? Number.parseInt(code[1] ?? code[2] ?? "", code[1] ? 16 : 10) : Number.NaN;
    if (!(point <= 0x10ffff)) throw new S3Error("MalformedXML");
    return String.fromCodePoint(point);
  });
}

/**
 * Parses the small documents that S3 clients send: elements, text, entities; attributes and prefixes are dropped,
 * and there are no DTDs. Throws MalformedXML.
 */
export function parseXml(document: string): XmlNode {
  const root: OpenNode = { name: "", text: "", children: [] };
  const stack: OpenNode[] = [root];
  const token =
    /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|([\s\S])/g;
  for (const match of document.replace(/^\ufeff/, "").matchAll(token)) {
    const [, closing, qualified, , empty, text, stray] = match;
    const top = stack.at(-1) as OpenNode;
    if (stray !== undefined) throw new S3Error("MalformedXML");
    if (text !== undefined) {
      if (stack.length > 1) top.text += unescapeText(text);
      else if (text.trim() !== "") throw new S3Error("MalformedXML");
    } else if (qualified !== undefined) {
      const name = qualified.slice(qualified.indexOf(":") + 1);
      if (closing) {
        if (stack.length === 1 || top.name !== name) throw new S3Error("MalformedXML");
        stack.pop();
      } else {
        const node: OpenNode = { name, text: "", children: [] };
        top.children.push(node);
        if (!empty) stack.push(node);
        if (stack.length > 32) throw new S3Error("MalformedXML");
      }
    }
  }
  const [node, ...others] = root.children;
  if (stack.length !== 1 || node === undefined || others.length > 0) throw new S3Error("MalformedXML");
  return node;
}

/** The children with this name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The text of the first child with this name. */
export function textOf(node: XmlNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.text;
}
