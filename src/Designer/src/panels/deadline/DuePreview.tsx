import { useId, useState } from 'react';
import { useAnswer } from '../fields/ask';
import { findStep, stepName } from '../reading/steps';
import { useRoom } from '../room';
import { DateInput } from './DateInput';
import { anchorOf, dateWords, type Deadline, pausesOf } from './deadline';
import { deadlineSentence } from './dueWords';

interface Due {
  due: string;
  words: string;
  explanation: { icon: string; text: string }[];
  days: { date: string; weekday: string; kind: string; mark: string; label: string }[];
}

/** The day supposed last, per kind of anchor: it is the designer's, not the definition's. */
const supposed = new Map<string, string>();

/** Which date the deadline gives if its anchor falls on a day one can choose, and why: the day strip with every day counted or skipped. */
export function DuePreview({ deadline }: { deadline: Deadline }) {
  const { context, definition, language, readOnly, t } = useRoom();
  const id = useId();
  const { kind, argument } = anchorOf(deadline);
  const usual = kind === 'ActionDue' || kind === 'PeriodEnd' ? `${context.today.slice(0, 4)}-12-31` : context.today;
  const [, setChanged] = useState(0);
  const opened = supposed.get(kind) ?? usual;
  const name = (step: string) => {
    const found = findStep(definition, step);
    return found ? stepName(found, language) : step;
  };
  const { answer, waiting } = useAnswer<Due>('/api/designer/due', readOnly ? null : { deadline, opened: opened || null }, t);
  const labels: Record<string, string> = {
    InstanceStarted: t('Nếu lượt chạy bắt đầu ngày'), ActionDue: t('Nếu hạn của nhiệm vụ là ngày'), PeriodEnd: t('Nếu kỳ báo cáo kết thúc ngày'),
    Completed: t('Nếu “{0}” xong ngày', name(argument)), Variable: t('Nếu biến ghi ngày'),
  };
  const due = answer && 'ok' in answer ? answer.ok : null;
  const problem = answer && 'problem' in answer ? answer : null;
  return (
    <div className="due-preview" aria-busy={waiting}>
      <p className="small muted rule">{deadlineSentence(deadline, t, name)}.</p>
      {kind === 'Date' || readOnly ? null : (
        <div className="row suppose">
          <label htmlFor={id}>{labels[kind] ?? t('Nếu bước này mở ngày')}</label>
          <DateInput id={id} value={opened} onChange={(date) => {
            supposed.set(kind, date);
            setChanged((count) => count + 1);
          }} />
        </div>
      )}
      <div role="status" className={waiting ? 'waiting' : undefined}>
        {due ? (
          <div className="note ok result"><span className="i i-cal" aria-hidden="true" />
            <div>{kind === 'Date' ? null : <>{dateWords(opened)} → </>}<b>{t('hạn {0}', due.words)}</b></div></div>
        ) : null}
        {problem ? <div className={`note ${problem.offline ? '' : 'soon'}`}><span className="i i-info" aria-hidden="true" /><div>{problem.problem}</div></div> : null}
      </div>
      {due && !problem ? (
        <>
          <ol className="days small" aria-label={t('Từng ngày, và vì sao')}>
            {due.days.map((day) => (
              <li key={day.date + day.kind} className={day.kind || undefined}>
                {day.kind === 'gap'
                  ? <><span aria-hidden="true">…</span><b aria-hidden="true">{day.mark}</b><span className="vh">{day.label}</span></>
                  : <><span aria-hidden="true">{day.weekday}</span><b>{day.date.slice(8)}</b><span className="vh">/{day.date.slice(5, 7)}: {day.label}</span></>}
              </li>
            ))}
          </ol>
          <ul className="why small">{due.explanation.map((line, i) => <li key={i}><span className={`i ${line.icon}`} aria-hidden="true" /><span>{line.text}</span></li>)}</ul>
          {pausesOf(deadline).length > 0 ? <p className="hint">{t('Ngày này chưa kể thời gian dừng của {0}.', pausesOf(deadline).map((step) => `“${name(step)}”`).join(', '))}</p> : null}
        </>
      ) : null}
    </div>
  );
}
