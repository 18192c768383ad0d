import type { ReactNode } from 'react';
import { useRoom } from '../room';
import { Field } from './Field';

export interface Option {
  value: string;
  label: string;
}

interface PlainSelect {
  value: string;
  options: readonly Option[];
  onChange(value: string): void;
  /** What stands there while nothing is chosen; without it something is always chosen. */
  empty?: string | undefined;
}

interface SelectProps extends PlainSelect {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  quietLabel?: boolean;
  required?: boolean;
}

export function SelectField({ label, value, options, onChange, empty, ...field }: SelectProps) {
  return <Field label={label} {...field}>{(ids) => <Select {...ids} value={value} options={options} onChange={onChange} empty={empty} />}</Field>;
}

interface SelectIds {
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** One of several. A value that is not among them is kept and shown as it is. */
export function Select({ value, options, onChange, empty, ...ids }: PlainSelect & SelectIds) {
  const { readOnly } = useRoom();
  const known = options.some((option) => option.value === value);
  return (
    <select {...ids} value={value} disabled={readOnly} onChange={(e) => onChange(e.target.value)}>
      {empty !== undefined ? <option value="">{empty}</option> : null}
      {!known && !(value === '' && empty !== undefined) ? <option value={value}>{value || '…'}</option> : null}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}

export function CheckField({ label, checked, onChange, hint }: { label: string; checked: boolean; onChange(on: boolean): void; hint?: string | undefined }) {
  const { readOnly } = useRoom();
  return (
    <label className="row check">
      <input type="checkbox" checked={checked} disabled={readOnly} onChange={(e) => onChange(e.target.checked)} />
      <span>{label}{hint ? <small className="muted"> {hint}</small> : null}</span>
    </label>
  );
}
