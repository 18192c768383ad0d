import { useState } from 'react';
import { count, say } from '../say';
import { api, Refusal, type Conflict, type Finding } from '../server/api';
import { freshId } from '../server/ids';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';
import { Message, severityWords } from './Findings';
import { Modal } from './Modal';

/** Publishing: what stands on the canvas this moment, with a reason, and one for every warning. Errors lead back to their steps. */
export function PublishDialog() {
  const desk = useDesk();
  const checking = useStore(desk.checking!.store, (value) => value);
  const { reason, reasons } = useStore(desk.store, (value) => value.publishing);
  const write = (publishing: Partial<{ reason: string; reasons: Readonly<Record<string, string>> }>) => desk.store.set({ publishing: { reason, reasons, ...publishing } });
  const [problem, setProblem] = useState('');
  const [found, setFound] = useState<readonly Finding[] | null>(null);
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(false);
  const findings = found ?? checking.findings;
  const errors = findings.filter((one) => one.severity === 'error');
  const warnings = findings.filter((one) => one.severity === 'warning');
  const missing = [...(reason.trim() ? [] : [say('lý do công bố', 'the reason for publishing')]), ...(warnings.every((one) => reasons[one.key]?.trim()) ? [] : [say('lý do cho mỗi cảnh báo', 'a reason for each warning')])];
  const publish = async () => {
    if (missing.length > 0) return setProblem(say(`Còn thiếu ${missing.join(' và ')}.`, `Still missing: ${missing.join(' and ')}.`));
    setBusy(true);
    setProblem('');
    const json = desk.editor.state.document;
    const saving = desk.saving!;
    try {
      const answer = await saving.exclusively((revision) => api.publish(desk.draft!.definitionId, { revision, json, reason, warningReasons: reasons, operationId: freshId() }));
      saving.published(json, answer.revision);
      setDone(answer.version === undefined
        ? say('Đã gửi. Người thứ hai sẽ xem và công bố; bản nháp này giữ nguyên cho tới lúc đó.', 'Sent. A second person looks at it and publishes; the draft stays as it is until then.')
        : say(`Đã công bố bản ${answer.version}. Lượt chạy mới dùng bản này; lượt đang chạy giữ bản cũ.`, `Version ${answer.version} is published. New runs use it; running ones keep theirs.`));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (refusal.status === 409 && refusal.body['json']) {
        desk.closeBox();
        return saving.meet(refusal.body as unknown as Conflict);
      }
      if (refusal.status === 422 && Array.isArray(refusal.body['findings'])) setFound(refusal.body['findings'] as unknown as Finding[]);
      setProblem(refusal.message || say('Chưa công bố được: mất kết nối. Bản nháp còn nguyên, thử lại khi có mạng.', 'Not published: no connection. The draft is unharmed; try again when the network is back.'));
    } finally {
      setBusy(false);
    }
  };
  const close = () => (done ? location.reload() : desk.closeBox());
  const name = String(desk.editor.state.document['name'] ?? desk.draft!.name);
  return (
    <Modal title={say(`Công bố “${name}”`, `Publish “${name}”`)} onClose={close} footer={done
      ? <>{!desk.draft!.secondPerson && desk.draft!.published && <a className="btn quiet" href={`/quy-trinh/${encodeURIComponent(desk.draft!.definitionId)}/chuyen-ban`}>{say('Chuyển lượt đang chạy', 'Move the runs at work')}</a>}{!desk.draft!.secondPerson && <a className="btn quiet" href={`/quy-trinh/${encodeURIComponent(desk.draft!.definitionId)}/luot-chay?moi=true`}>{say('Bắt đầu một lượt', 'Start a run')}</a>}<a className="btn" href={`/quy-trinh/${encodeURIComponent(desk.draft!.definitionId)}/lich-su`}>{say('Xem lịch sử', 'See the history')}</a><button type="button" className="btn main" autoFocus onClick={close}>{say('Đóng', 'Close')}</button></>
      : <><button type="button" className="btn" onClick={close}>{say('Quay lại', 'Back')}</button><button type="button" className="btn main" aria-disabled={errors.length > 0 || busy} onClick={() => errors.length === 0 && !busy && void publish()}>{desk.draft!.secondPerson ? say('Gửi công bố', 'Send for publishing') : say('Công bố', 'Publish')}</button></>}>
      {done ? <p role="status">{done}</p> : <>
        {errors.length > 0 && <>
          <p className="err"><span className="i i-error" aria-hidden="true" />{say(`Còn ${count(errors.length, 'lỗi', 'error', 'errors')}, chưa công bố được:`, `${count(errors.length, 'lỗi', 'error', 'errors')} left, cannot be published yet:`)}</p>
          <ul className="stack tight">{errors.map((one) => <li key={one.key}><FindingLine finding={one} /></li>)}</ul>
        </>}
        {errors.length === 0 && <>
          <p className="small muted">{consequence(desk.draft!.published?.version, desk.draft!.secondPerson)}</p>
          <label className="field"><span className="label">{say('Lý do công bố', 'Reason for publishing')}</span><textarea autoFocus value={reason} onChange={(event) => write({ reason: event.target.value })} /></label>
          {warnings.map((one, i) => (
            // The finding holds a button, so it must not stand inside the label: the label would name the button.
            <div key={one.key} className="field"><FindingLine finding={one} /><label className="label" htmlFor={`why-${i}`}>{say('Vì sao vẫn công bố', 'Why publish all the same')}</label>
              <textarea id={`why-${i}`} rows={2} value={reasons[one.key] ?? ''} onChange={(event) => write({ reasons: { ...reasons, [one.key]: event.target.value } })} /></div>
          ))}
        </>}
        {problem && <p className="err" role="alert"><span className="i i-error" aria-hidden="true" />{problem}</p>}
      </>}
    </Modal>
  );
}

const consequence = (version: number | undefined, second: boolean): string =>
  (second ? say('Một người khác phải duyệt trước khi bản này có hiệu lực. ', 'Another person has to agree before it takes effect. ') : '') +
  (version === undefined ? say('Sau khi công bố, kế hoạch có thể dùng quy trình này.', 'Once published, plans can use this procedure.') : say(`Lượt chạy mới theo bản mới; các lượt đang chạy giữ bản ${version}.`, `New runs follow the new version; running ones keep version ${version}.`));

function FindingLine({ finding }: { finding: Finding }) {
  const desk = useDesk();
  return (
    <span className="small"><b>{severityWords(finding.severity)}.</b> <Message finding={finding} onGo={() => desk.closeBox()} /></span>
  );
}
