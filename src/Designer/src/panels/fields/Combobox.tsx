import { type KeyboardEvent, useId, useState } from 'react';
import { useRoom } from '../room';

export interface Found {
  key: string;
  label: string;
  group: string;
  detail?: string;
}

interface Props {
  label: string;
  placeholder: string;
  search(text: string): readonly Found[];
  onPick(key: string): void;
  /** Backspace in the empty field: takes the last chosen away. */
  onBack?(): void;
}

/** A search that lists what it finds; arrows and Enter choose, Escape closes. Diacritics need not be typed. */
export function Combobox({ label, placeholder, search, onPick, onBack }: Props) {
  const { readOnly, t } = useRoom();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState<number | null>(null);
  if (readOnly) return null;
  const found = at === null ? [] : search(text);
  const pick = (one: Found | undefined) => {
    if (!one) return;
    onPick(one.key);
    setText('');
    setAt(null);
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : -1;
      setAt(at === null ? 0 : found.length === 0 ? 0 : (at + step + found.length) % found.length);
    } else if (e.key === 'Enter' && at !== null) {
      e.preventDefault();
      pick(found[at]);
    } else if (e.key === 'Escape' && at !== null) {
      e.stopPropagation();
      setAt(null);
    } else if (e.key === 'Backspace' && text === '') onBack?.();
  };
  return (
    <div className="field combo">
      <label htmlFor={id} className="vh">{label}</label>
      <div className="searchbox"><span className="i i-search" aria-hidden="true" />
        <input id={id} role="combobox" aria-autocomplete="list" aria-expanded={at !== null} aria-controls={`${id}-l`} aria-haspopup="listbox" autoComplete="off"
          aria-activedescendant={at !== null && found[at] ? `${id}-${at}` : undefined} value={text} placeholder={placeholder}
          onChange={(e) => {
            setText(e.target.value);
            setAt(0);
          }} onClick={() => setAt(at ?? 0)} onKeyDown={keys} onBlur={() => setAt(null)} /></div>
      <ul className="offer" id={`${id}-l`} role="listbox" aria-label={label} hidden={at === null}>
        {found.map((one, i) => (
          <li key={one.key} id={`${id}-${i}`} role="option" aria-selected={i === at} ref={i === at ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={found[i - 1]?.group === one.group ? undefined : 'first'} data-group={one.group}
            onMouseDown={(e) => {
              e.preventDefault();
              pick(one);
            }}><span>{one.label}</span>{one.detail ? <small>{one.detail}</small> : null}</li>
        ))}
        {at !== null && found.length === 0 ? <li role="presentation" className="none">{t('Không có mục nào khớp “{0}”.', text)}</li> : null}
      </ul>
    </div>
  );
}
