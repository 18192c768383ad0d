/** Small readings of scripts that do not need a parser: only what the panels themselves write, and close relatives of it. */

/** The parts between separators outside quotes and brackets; null where quotes or brackets do not close. */
export function split(text: string, separators: readonly string[]): { parts: string[]; found: string[] } | null {
  const parts: string[] = [];
  const found: string[] = [];
  let [from, depth, quote] = [0, 0, ''];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (quote) {
      if (letter === '\\') i++;
      else if (letter === quote) quote = '';
      continue;
    }
    if (letter === '\'' || letter === '"' || letter === '`') quote = letter;
    else if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) depth--;
    if (depth < 0) return null;
    if (depth > 0 || quote) continue;
    const separator = separators.find((one) => text.startsWith(one, i));
    if (separator === undefined) continue;
    parts.push(text.slice(from, i).trim());
    found.push(separator);
    i += separator.length - 1;
    from = i + 1;
  }
  parts.push(text.slice(from).trim());
  return quote || depth !== 0 ? null : { parts, found };
}

/** A text as a script writes it. */
export const quote = (text: string): string =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, '\\\'').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/[\u2028\u2029]/g, (c) => (c === '\u2028' ? '\\u2028' : '\\u2029'))}'`;

/** The text of a quoted literal; null where it is none, or uses escapes the panels do not write. */
export function unquote(text: string): string | null {
  const literal = /^(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")$/.exec(text.trim());
  if (!literal) return null;
  const inner = literal[1] ?? literal[2] ?? '';
  if (/\\[^\\'"nru]|\\u(?!202[89])/.test(inner.replace(/\\\\/g, ''))) return null;
  return inner.replace(/\\(u2028|u2029|.)/g, (_, code: string) => ({ n: '\n', r: '\r', u2028: '\u2028', u2029: '\u2029' })[code] ?? code);
}

/** The items of an array literal as scripts; null where the text is none. */
export function arrayItems(text: string): string[] | null {
  const inner = /^\[([\s\S]*)\]$/.exec(text.trim())?.[1];
  if (inner === undefined) return null;
  if (inner.trim() === '') return [];
  const read = split(inner, [',']);
  if (!read) return null;
  const items = read.parts.at(-1) === '' ? read.parts.slice(0, -1) : read.parts;
  return items.every((item) => item !== '') ? items : null;
}

/** The entries of an object literal in parentheses, as the panels write it; null where the text is none. */
export function objectEntries(text: string): [string, string][] | null {
  const inner = /^\(\s*\{([\s\S]*)\}\s*\)$/.exec(text.trim())?.[1];
  if (inner === undefined) return null;
  if (inner.trim() === '') return [];
  const read = split(inner, [',']);
  if (!read) return null;
  const items = read.parts.at(-1) === '' ? read.parts.slice(0, -1) : read.parts;
  const entries: [string, string][] = [];
  for (const item of items) {
    const entry = /^([\p{L}_$][\p{L}\p{N}_$]*)\s*:\s*([\s\S]+)$/u.exec(item);
    if (!entry) return null;
    entries.push([entry[1]!, entry[2]!]);
  }
  return entries;
}

/** A text with places to fill in (`Hồ sơ {{ SubjectName }}`) from a sum of texts and getters; null where it is anything else. */
export function templateOf(script: string): string | null {
  const read = split(script, ['+']);
  if (!read) return null;
  let text = '';
  for (const part of read.parts) {
    const getter = /^get([\p{L}_$][\p{L}\p{N}_$]*)\(\)$/u.exec(part)?.[1];
    const literal = unquote(part);
    if (getter === undefined && (literal === null || literal.includes('{{'))) return null;
    text += getter === undefined ? literal : `{{ ${getter} }}`;
  }
  return text;
}

/** The sum again. It starts with a text, so that plus never adds numbers, except where a getter stands alone. */
export function scriptOf(template: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const place of template.matchAll(/\{\{\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*\}\}/gu)) {
    if (place.index > from) parts.push(quote(template.slice(from, place.index)));
    parts.push(`get${place[1]![0]!.toUpperCase()}${place[1]!.slice(1)}()`);
    from = place.index + place[0].length;
  }
  if (from < template.length || parts.length === 0) parts.push(quote(template.slice(from)));
  return parts.length > 1 && parts[0]!.startsWith('get') && parts[1]!.startsWith('get') ? ['\'\'', ...parts].join(' + ') : parts.join(' + ');
}
