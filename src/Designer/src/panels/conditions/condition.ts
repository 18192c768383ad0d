import { quote, split, unquote } from '../reading/script';

export type Literal = { kind: 'text' | 'number' | 'boolean' | 'script'; text: string };

/** One row: something, compared with something. Both sides are kept as the script has them. */
export interface Row {
  source: string;
  op: string;
  value: Literal;
}

export interface Condition {
  join: 'all' | 'any';
  rows: Row[];
}

const comparisons = ['===', '!==', '==', '!=', '>=', '<=', '>', '<'];

/** Rows from a script, if it is one the builder can show; null where only an expert can read it. */
export function readCondition(script: string): Condition | null {
  if (script.trim() === '') return { join: 'all', rows: [] };
  const read = split(script, ['&&', '||', '??', '=>', '?.', '?', ';']);
  if (!read || read.found.some((one) => one !== '&&' && one !== '||')) return null;
  if (new Set(read.found).size > 1) return null;
  const rows = read.parts.map(readRow);
  return rows.every((row) => row !== null) ? { join: read.found[0] === '||' ? 'any' : 'all', rows } : null;
}

function readRow(text: string): Row | null {
  const contains = /^String\((.+) \?\? ''\)\.includes\((.+)\)$/s.exec(text);
  if (contains && isSource(contains[1]!)) return { source: contains[1]!, op: 'contains', value: literalOf(contains[2]!) };
  const filled = /^(!!?)(?!=)\s*(.+)$/s.exec(text);
  if (filled && isSource(filled[2]!)) return { source: filled[2]!, op: filled[1] === '!' ? 'empty' : 'filled', value: { kind: 'text', text: '' } };
  const read = split(text, comparisons);
  if (!read) return null;
  if (read.parts.length === 1) return isSource(text) ? { source: text, op: 'holds', value: { kind: 'text', text: '' } } : null;
  const [left, right] = read.parts;
  if (read.parts.length !== 2 || !left || !isSource(left)) return null;
  return { source: left, op: read.found[0]!, value: right ? literalOf(right) : { kind: 'script', text: '' } };
}

/** A getter, a member of one, or a value in parentheses: anything without an operator of its own. */
const isSource = (text: string): boolean => /^[\p{L}_$(]/u.test(text) && split(text, ['+', '-', '*', '/', '%', '=', '<', '>', '!', ',', '&', '|'])?.parts.length === 1;

export function literalOf(text: string): Literal {
  const string = unquote(text);
  if (string !== null) return { kind: 'text', text: string };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', text };
  return text === 'true' || text === 'false' ? { kind: 'boolean', text } : { kind: 'script', text };
}

export const writeLiteral = (value: Literal): string => (value.kind === 'text' ? quote(value.text) : value.text);

export function writeRow({ source, op, value }: Row): string {
  switch (op) {
    case 'contains': return `String(${source} ?? '').includes(${writeLiteral(value)})`;
    case 'empty': return `!${source}`;
    case 'filled': return `!!${source}`;
    case 'holds': return source;
    default: return `${source} ${op} ${writeLiteral(value)}`;
  }
}

export const writeCondition = ({ join, rows }: Condition): string => rows.map(writeRow).join(join === 'any' ? ' || ' : ' && ');
