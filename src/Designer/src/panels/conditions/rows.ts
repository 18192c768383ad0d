import type { Row } from './condition';
import { operatorsOf } from './sources';

/** A row for a source with a comparison that suits it. */
export function rowFor(source: string, type: string, option?: string): Row {
  const op = operatorsOf(type)[0]!;
  if (type === 'number' || type === 'numberValue') return { source, op, value: { kind: 'number', text: '0' } };
  if (type === 'boolean') return { source, op, value: { kind: 'boolean', text: 'true' } };
  return { source, op, value: { kind: 'text', text: type === 'checkbox' ? 'true' : (option ?? '') } };
}
