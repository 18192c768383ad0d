import { useState } from 'react';
import { activitiesOf } from '../model/tree/activities';
import { frameAround, frameOf, type Link } from '../model/tree/frame';
import { nameOf } from '../model/words/stepWords';
import { count, language, pick, say } from '../say';
import type { Finding } from '../server/api';
import type { CheckingState } from '../server/checking';
import type { Actions } from '../state/actions';
import { useDesk, type Desk } from '../state/desk';
import { useStore } from '../state/store';
import { TraceBar } from './TraceBar';

const looks = { error: ['late', 'error'], warning: ['soon', 'late'], note: ['done', 'info'] } as const;

/** What the proof says: one line, and below it every finding in words with what to do about it. */
export function Findings({ checking, actions }: { checking: CheckingState; actions: Actions }) {
  const desk = useDesk();
  const [open, setOpen] = useState(true);
  const readOnly = useStore(desk.editor.store, (value) => value.readOnly);
  const order = { error: 0, warning: 1, note: 2 };
  const sorted = [...checking.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section className="findings" aria-labelledby="findings-title">
      <TraceBar findings={checking.findings} />
      <div className="findings-line">
        <button type="button" className="btn quiet small" aria-expanded={open && sorted.length > 0} aria-controls={open && sorted.length > 0 ? 'findings-list' : undefined} onClick={() => setOpen(!open)} disabled={sorted.length === 0}>
          <span className={`i i-${open && sorted.length > 0 ? 'down' : 'right'}`} aria-hidden="true" /><b id="findings-title">{summary(checking)}</b>
        </button>
        <span className="muted small">{advice(checking)}</span>
        <span className="small muted push" role="status">{timing(checking)}</span>
      </div>
      {open && sorted.length > 0 && <ul id="findings-list">{sorted.map((finding) => <Line key={finding.key} finding={finding} readOnly={readOnly} actions={actions} />)}</ul>}
    </section>
  );
}

function Line({ finding, readOnly, actions }: { finding: Finding; readOnly: boolean; actions: Actions }) {
  const desk = useDesk();
  const [tone, icon] = looks[finding.severity];
  const step = finding.activities.map((id) => activitiesOf(desk.editor.state.document).get(id)).find((one) => one !== undefined);
  const returns = readOnly ? null : returnThatCannotBeTaken(desk, finding);
  return (
    <li>
      <span className={`b ${tone}`}><span className={`i i-${icon}`} aria-hidden="true" />{severityWords(finding.severity)}</span>
      <span><Message finding={finding} onGo={() => desk.viewport?.focus()} /></span>
      <span className="row">
        {finding.steps.length > 0 && (
          <button type="button" className="btn small" onClick={() => desk.store.set({ trace: { finding: finding.key, step: 0 } })}>
            <span className="i i-play" aria-hidden="true" />{say('Xem diễn biến', 'Step through')} ({count(finding.steps.length, 'bước', 'step', 'steps')})
          </button>
        )}
        {step && !readOnly && finding.rule === 'unconnected-outcome' && (
          <button type="button" className="btn small" onClick={() => { desk.reveal(step.id); desk.openBox({ kind: 'connect', source: step.id, outcome: finding.detail }); }}>{say('Nối tới…', 'Connect to…')}</button>
        )}
        {returns && (
          <button type="button" className="btn small" onClick={() => { desk.editor.show(returns.source); actions.returnStraight(returns); }}>{say('Trả lại thẳng, bỏ đường nối', 'Return straight, without the connection')}</button>
        )}
        {step && !readOnly && finding.rule === 'deadline-on-day-off' && (
          <button type="button" className="btn small" onClick={() => { desk.reveal(step.id); desk.store.set({ panel: true }); }}>{say('Chọn cách xử lý', 'Choose what to do')}</button>
        )}
      </span>
    </li>
  );
}

/** A finding in words, with its step's name as the way to the step. */
export function Message({ finding, onGo }: { finding: Finding; onGo(): void }) {
  const desk = useDesk();
  const message = pick(finding.message);
  const step = finding.activities.map((id) => activitiesOf(desk.editor.state.document).get(id)).find((one) => one !== undefined);
  if (!step) return message;
  const name = nameOf(step.activity, language);
  const way = <button type="button" className="as-link" onClick={() => { desk.reveal(step.id); onGo(); }}>{name}</button>;
  const [before, ...after] = message.split(`“${name}”`);
  return after.length === 0 ? <>{way}: {message}</> : <>{before}“{way}”{after.join(`“${name}”`)}</>;
}

/** An approval's return that the engine cannot take by a connection, but can by the approval's own field. */
function returnThatCannotBeTaken({ editor: { state: { document } } }: Desk, { rule, activities: [source, target] }: Finding): Link | null {
  if (rule !== 'cannot-finish' || !source || !target) return null;
  const steps = activitiesOf(document);
  if (steps.get(source)?.activity.type !== 'VanQuan.Approval' || steps.get(target)?.activity.type !== 'VanQuan.UserTask') return null;
  return frameOf(document, frameAround(document, source)).links.find((link) => link.source === source && link.target === target && link.outcome === 'Returned') ?? null;
}

export const severityWords = (severity: Finding['severity']): string =>
  severity === 'error' ? say('Lỗi', 'Error') : severity === 'warning' ? say('Cảnh báo', 'Warning') : say('Lưu ý', 'Note');

function summary({ findings, state, elapsedMs }: CheckingState): string {
  if (state === 'failed' && elapsedMs === null) return say('Kiểm tra: chưa kiểm tra được', 'Check: not possible right now');
  if (elapsedMs === null) return say('Kiểm tra: đang kiểm tra', 'Check: running');
  const errors = findings.filter((one) => one.severity === 'error').length;
  const warnings = findings.filter((one) => one.severity === 'warning').length;
  const notes = findings.length - errors - warnings;
  const parts = [errors && count(errors, 'lỗi', 'error', 'errors'), warnings && count(warnings, 'cảnh báo', 'warning', 'warnings'), notes && count(notes, 'lưu ý', 'note', 'notes')].filter(Boolean);
  return say('Kiểm tra: ', 'Check: ') + (parts.length > 0 ? parts.join(', ') : say('không có lỗi', 'nothing found'));
}

function advice({ findings, undecided }: CheckingState): string {
  if (undecided) return say('Quy trình quá lớn để chứng minh hết; phần còn lại chưa kết luận.', 'Too large to prove in full; the rest is undecided.');
  if (findings.some((one) => one.severity === 'error')) return say('Còn lỗi thì chưa công bố được. Cảnh báo cần ghi lý do.', 'Errors block publishing. Warnings need a reason.');
  return findings.some((one) => one.severity === 'warning') ? say('Cảnh báo cần ghi lý do khi công bố.', 'Warnings need a reason when publishing.') : '';
}

function timing({ state, elapsedMs }: CheckingState): string {
  if (state === 'running') return say('đang kiểm tra…', 'checking…');
  if (state === 'failed') return say('chưa kiểm tra được, sẽ thử lại khi có thay đổi', 'could not check, tries again with the next change');
  const seconds = Math.max(0.1, (elapsedMs ?? 0) / 1000).toFixed(1);
  return say(`xong trong ${seconds.replace('.', ',')} giây`, `done in ${seconds} s`);
}
