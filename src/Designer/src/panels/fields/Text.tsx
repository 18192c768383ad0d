import type { ReactNode } from 'react';
import { useRoom } from '../room';
import { Field } from './Field';

interface TextProps {
  label: string;
  value: string;
  onChange(text: string): void;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean;
  long?: boolean;
  /** One line that grows with its text. It is the same element all along: a field that turns into another one while somebody types loses what is typed. */
  grows?: boolean;
  code?: boolean;
  quietLabel?: boolean;
  placeholder?: string | undefined;
  inputMode?: 'numeric' | 'decimal';
}

/** One text, on one line or several. */
export function TextField({ label, value, onChange, long, grows, code, placeholder, inputMode, ...field }: TextProps) {
  const { readOnly } = useRoom();
  const all = { value, readOnly, placeholder, spellCheck: !code, className: code ? 'code' : undefined };
  return (
    <Field label={label} {...field}>
      {(ids) => long || grows
        ? <textarea {...ids} {...all} className={grows ? 'line' : all.className} rows={grows ? lineRows(value) : rowsOf(value)} onChange={(e) => onChange(e.target.value)} />
        : <input {...ids} {...all} inputMode={inputMode} autoComplete="off" onChange={(e) => onChange(e.target.value)} />}
    </Field>
  );
}

export const lineRows = (text: string): number => Math.min(3, 1 + Math.floor(text.length / 38));

export const rowsOf = (text: string): number => Math.min(12, Math.max(2, text.split('\n').length + Math.floor(text.length / 60)));

/** A button that says what it does; with an icon alone its name is for screen readers and the pointer. */
export function Button({ icon, label, onClick, bare, describe, disabled }: {
  icon?: string; label: string; onClick(): void; bare?: boolean; describe?: string | undefined; disabled?: boolean;
}) {
  const { readOnly } = useRoom();
  if (readOnly) return null;
  const name = describe ?? label;
  return (
    <button type="button" className={bare ? 'btn icon small quiet' : 'btn small'} aria-label={bare || describe ? name : undefined}
      title={bare ? name : undefined} aria-disabled={disabled ? true : undefined} onClick={() => disabled || onClick()}>
      {icon ? <span className={`i ${icon}`} aria-hidden="true" /> : null}{bare ? null : label}
    </button>
  );
}
