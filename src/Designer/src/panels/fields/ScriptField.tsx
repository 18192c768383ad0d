import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useRoom } from '../room';
import { useAnswer } from './ask';
import { type Completion, completionsAt } from './completion';
import { ErrorLine } from './Field';
import { rowsOf } from './Text';

interface Problem {
  problem: { message: string; line: number | null; column: number | null } | null;
}

interface Props {
  label: string;
  language: string;
  value: string;
  onChange(text: string): void;
  hint?: ReactNode;
  quietLabel?: boolean;
}

/** A script or template as text, with names to choose from while typing and its first error told at once, with the place. */
export function ScriptField({ label, language, value, onChange, hint, quietLabel }: Props) {
  const { t, readOnly, definition, context } = useRoom();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [offer, setOffer] = useState<{ from: number; found: Completion[]; at: number } | null>(null);
  const { answer } = useAnswer<Problem>('/api/designer/expression', value.trim() === '' || readOnly || language === 'Json' ? null : { language, text: value }, t);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);

  const look = (text: string, at: number, asked: boolean) => {
    const { from, found } = completionsAt(text, at, language, definition, context);
    setOffer(found.length > 0 && (asked || at > from || text[from - 1] === '.') ? { from, found, at: 0 } : null);
  };
  const take = (one: Completion) => {
    if (!offer || !box.current) return;
    const end = box.current.selectionStart;
    caret.current = offer.from + one.text.length;
    onChange(value.slice(0, offer.from) + one.text + value.slice(end));
    setOffer(null);
    box.current.focus();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === ' ' && e.ctrlKey) {
      e.preventDefault();
      look(value, box.current?.selectionStart ?? value.length, true);
    } else if (offer && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : -1;
      setOffer({ ...offer, at: (offer.at + step + offer.found.length) % offer.found.length });
    } else if (offer && (e.key === 'Enter' || e.key === 'Tab') && !e.shiftKey) {
      e.preventDefault();
      take(offer.found[offer.at]!);
    } else if (offer && e.key === 'Escape') {
      e.stopPropagation();
      setOffer(null);
    }
  };
  const problem = answer && 'ok' in answer ? answer.ok.problem : null;
  const trouble = answer && 'problem' in answer ? answer.problem : null;
  const go = () => {
    const lines = value.split('\n');
    const place = lines.slice(0, (problem?.line ?? 1) - 1).reduce((sum, line) => sum + line.length + 1, 0) + (problem?.column ?? 1) - 1;
    box.current?.focus();
    box.current?.setSelectionRange(Math.min(place, value.length), Math.min(place + 1, value.length));
  };
  return (
    <div className="field script">
      <label htmlFor={id} className={quietLabel ? 'vh' : undefined}>{label}</label>
      <textarea ref={box} id={id} className="code" value={value} readOnly={readOnly} rows={rowsOf(value)} spellCheck={false} autoCapitalize="off"
        role="combobox" aria-autocomplete="list" aria-expanded={offer !== null} aria-controls={`${id}-l`} aria-haspopup="listbox"
        aria-activedescendant={offer ? `${id}-${offer.at}` : undefined} aria-invalid={problem ? true : undefined} aria-describedby={`${id}-h${problem ? ` ${id}-e` : ''}`}
        onChange={(e) => {
          onChange(e.target.value);
          look(e.target.value, e.target.selectionStart, false);
        }} onKeyDown={keys} onBlur={() => setOffer(null)} />
      <ul className="offer" id={`${id}-l`} role="listbox" aria-label={t('Tên có thể dùng')} hidden={!offer}>
        {offer?.found.map((one, i) => (
          <li key={one.text} id={`${id}-${i}`} role="option" aria-selected={i === offer.at} onMouseDown={(e) => {
            e.preventDefault();
            take(one);
          }}><code>{one.text}</code><small>{one.label === one.text ? '' : one.label}</small></li>
        ))}
      </ul>
      <span className="hint" id={`${id}-h`}>{hint ?? t('Ctrl + dấu cách: chọn biến, đầu vào.')}</span>
      {problem ? (
        <span className="row" id={`${id}-e`}>
          <ErrorLine text={problem.line === null ? t('Chưa đúng cú pháp: {0}', problem.message) : t('Dòng {0}, cột {1}: {2}', problem.line, problem.column ?? 1, problem.message)} />
          {problem.line === null ? null : <button type="button" className="btn small quiet" onClick={go}>{t('Tới chỗ lỗi')}</button>}
        </span>
      ) : null}
      {trouble ? <span className="hint" role="status">{trouble}</span> : null}
    </div>
  );
}
