import { useId, useState, type KeyboardEvent } from 'react';
import { ranked } from '../model/tree/search';

export interface Option {
  key: string;
  text: string;
  hint?: string | undefined;
  icon?: string | undefined;
  also?: string | undefined;
}

interface Props {
  label: string;
  options: readonly Option[];
  placeholder?: string;
  empty: string;
  /** What to offer when nothing matches what was typed. */
  otherwise?: (typed: string) => Option | null;
  /** What was typed comes along, for the name behind a colon. */
  onChoose(option: Option, typed: string): void;
  onCancel(): void;
}

/** A search field with its hits below: type, arrow keys, Enter. */
export function Picker({ label, options, placeholder, empty, otherwise, onChoose, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = ranked(options, typed.split(':')[0] ?? '', (option) => `${option.text} ${option.also ?? ''}`).slice(0, 60);
  const rest = found.length === 0 ? otherwise?.(typed) : null;
  const hits = rest ? [rest] : found;
  const here = Math.min(at, hits.length - 1);
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'ArrowDown') setAt((here + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') setAt((here - 1 + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter' && hits[here]) onChoose(hits[here], typed);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
  };
  return (
    <div className="picker">
      <div className="searchbox">
        <span className="i i-search" aria-hidden="true" />
        <input
          autoFocus type="text" role="combobox" aria-label={label} aria-expanded="true" aria-controls={id} aria-autocomplete="list" autoComplete="off" spellCheck={false}
          aria-activedescendant={hits[here] ? `${id}-${here}` : undefined} placeholder={placeholder ?? label} value={typed}
          onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={key} />
      </div>
      <ul id={id} role="listbox" aria-label={label}>
        {hits.map((option, i) => (
          <li key={option.key} id={`${id}-${i}`} role="option" aria-selected={i === here} ref={i === here ? intoView : undefined} onPointerDown={(event) => event.preventDefault()} onClick={() => onChoose(option, typed)} onPointerMove={() => setAt(i)}>
            {option.icon && <span className={`i i-${option.icon}`} aria-hidden="true" />}
            <span>{option.text}{option.hint && <small>{option.hint}</small>}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p className="small muted" role="status">{empty}</p>}
    </div>
  );
}

const intoView = (item: HTMLLIElement | null) => item?.scrollIntoView({ block: 'nearest' });
