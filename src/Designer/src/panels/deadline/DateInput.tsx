import { useTyped } from '../reading/drafts';
import { useRoom } from '../room';
import { dateWords, fromDateWords } from './deadline';

/** A day as dd/MM/yyyy, whatever the browser's own habit; handed on as yyyy-MM-dd, or as typed while it is no day yet. */
export function DateInput({ value, onChange, ...ids }: { value: string; onChange(date: string): void; id?: string; 'aria-label'?: string; className?: string }) {
  const { readOnly } = useRoom();
  const [text, setText] = useTyped(value, dateWords, fromDateWords);
  const wrong = value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value);
  return (
    <input {...ids} value={text} placeholder="dd/MM/yyyy" inputMode="numeric" autoComplete="off" readOnly={readOnly} aria-invalid={wrong ? true : undefined}
      onChange={(e) => {
        setText(e.target.value);
        onChange(fromDateWords(e.target.value));
      }} />
  );
}
