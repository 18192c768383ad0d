import { useEffect } from 'react';
import { pick, say } from '../say';
import type { Finding } from '../server/api';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';

/** Steps through a counter-example: where the flow stands, what happens next, in words. */
export function TraceBar({ findings }: { findings: readonly Finding[] }) {
  const desk = useDesk();
  const trace = useStore(desk.store, (value) => value.trace);
  const finding = findings.find((one) => one.key === trace?.finding);
  const step = trace ? finding?.steps[trace.step] : undefined;
  useEffect(() => {
    if (step?.activity) desk.reveal(step.activity);
    // Where the flow then stands comes into sight too, as far as both fit.
    const standing = step?.standing.find((id) => id !== step.activity);
    if (standing) requestAnimationFrame(() => desk.viewport?.reveal(standing));
  }, [desk, step]);
  useEffect(() => {
    if (trace && !finding) desk.store.set({ trace: null });
  }, [desk, trace, finding]);
  if (!trace || !finding || !step) return null;
  const go = (to: number) => desk.store.set({ trace: { finding: finding.key, step: to } });
  const last = finding.steps.length - 1;
  return (
    <div className="trace" role="group" aria-label={say('Diễn biến', 'Course of events')}>
      <button type="button" className="btn small" disabled={trace.step === 0} onClick={() => go(trace.step - 1)}>{say('Trước', 'Previous')}</button>
      <button type="button" className="btn small main" autoFocus disabled={trace.step === last} onClick={() => go(trace.step + 1)}>{say('Tiếp', 'Next')}</button>
      <span role="status"><b>{say('Bước', 'Step')} {trace.step + 1}/{last + 1}.</b> {pick(step.words)}{trace.step === last && <> <strong className="t-late">{pick(finding.message)}</strong></>}</span>
      <button type="button" className="btn small quiet push" onClick={() => { desk.store.set({ trace: null }); desk.viewport?.focus(); }}><span className="i i-x" aria-hidden="true" />{say('Đóng', 'Close')}</button>
    </div>
  );
}
