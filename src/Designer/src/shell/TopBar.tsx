import type { MouseEvent } from 'react';
import { directionOf } from '../model/edit/marks';
import { textAt } from '../model/tree/json';
import { clock, count, language, say } from '../say';
import type { SavingState } from '../server/saving';
import type { Actions } from '../state/actions';
import { useDesk, type Desk } from '../state/desk';
import { useStore } from '../state/store';

/** The name and standing of the procedure at the left, what one can do with it at the right. */
export function TopBar({ actions }: { actions: Actions }) {
  const desk = useDesk();
  const draft = desk.draft!;
  const { history, readOnly, document } = useStore(desk.editor.store, (value) => value);
  const saving = useStore(desk.saving!.store, (value) => value);
  const id = encodeURIComponent(draft.definitionId);
  const english = language === 'en' ? textAt(document, 'customProperties', 'nameEn') : undefined;
  const name = english || textAt(document, 'name') || draft.name;
  const published = draft.published;
  const drawn = () => isDrawn(desk);
  return (
    <div className="bar-top">
      <div className="bar-name">
        <b>{name}</b>{' '}
        <span className="b plain"><span className={`i i-${readOnly ? 'lock' : 'edit'}`} aria-hidden="true" />{readOnly ? say('Chỉ xem', 'Read only') : say('Bản nháp', 'Draft')}</span>{' '}
        <span className={saving.homeless ? 'small t-late' : 'small muted'} role="status" data-testid="saved">{readOnly ? '' : savedWords(saving)}</span>
        {published && <span className="small muted whole"> · {say(`bản ${published.version} đang chạy ${published.runningInstances} lượt`, `version ${published.version} has ${count(published.runningInstances, 'lượt', 'run', 'runs')} going`)}</span>}
        {draft.retired && <> <span className="b done">{say('Đã ngừng dùng', 'Retired')}</span></>}
        {draft.waitingRequest && <> <span className="b review"><span className="i i-review" aria-hidden="true" />{say(`Chờ người thứ hai duyệt công bố (${draft.waitingRequest.by.name})`, `Publishing waits for a second person (${draft.waitingRequest.by.name})`)}</span></>}
      </div>
      <div className="row">
        {!readOnly && <span className="row edit">
          <Icon icon="undo" label={say('Hoàn tác', 'Undo')} keys="Ctrl+Z" off={history.past.length === 0} act={() => actions.undo()} />
          <Icon icon="redo" label={say('Làm lại', 'Redo')} keys="Ctrl+Y" off={history.future.length === 0} act={() => actions.redo()} />
        </span>}
        <span className="row edit">
          <Icon icon="minus" label={say('Thu nhỏ', 'Zoom out')} keys="-" act={() => desk.viewport?.zoom('out')} />
          <Icon icon="plus" label={say('Phóng to', 'Zoom in')} keys="+" act={() => desk.viewport?.zoom('in')} />
          <Icon icon="fit" label={say('Vừa khung nhìn', 'Fit to view')} keys="0" act={() => desk.viewport?.fit()} />
          <Icon icon="search" label={say('Tìm bước', 'Find a step')} keys="/" act={() => desk.openBox({ kind: 'find' })} />
        </span>
        {!readOnly && <span className="seg edit">
          <button type="button" className="btn small" onClick={() => actions.arrange()}>{say('Xếp tự động', 'Arrange')}</button>
          <button type="button" className="btn small icon" aria-label={directionOf(document) === 'down' ? say('Xếp từ trái sang', 'Arrange left to right') : say('Xếp từ trên xuống', 'Arrange top to bottom')}
            onClick={() => actions.arrange(directionOf(document) === 'down' ? 'right' : 'down')}><span className={`i i-${directionOf(document) === 'down' ? 'right' : 'down'}`} aria-hidden="true" /></button>
        </span>}
        <button type="button" className="btn small" onClick={() => leave(desk, () => `/quy-trinh/${id}/chay-thu` + (drawn() && draft.may.edit ? `?version=draft${published ? `&compare=${published.version}` : ''}` : ''))}><span className="i i-play" aria-hidden="true" />{say('Chạy thử', 'Try out')}</button>
        {published && (drawn() || saving.state !== 'saved') && <a className="btn small" href={`/quy-trinh/${id}/so-sanh?from=${published.version}&to=draft`} onClick={(event) => savedFirst(event, desk)}>{say(`So với bản ${published.version}`, `Compare with version ${published.version}`)}</a>}
        <More id={id} readOnly={readOnly} actions={actions} />
        {draft.may.publish && !readOnly && <button type="button" className="btn small main edit" aria-describedby="findings-title" onClick={() => desk.openBox({ kind: 'publish' })}>{say('Công bố…', 'Publish…')}</button>}
      </div>
    </div>
  );
}

function Icon({ icon, label, keys, off = false, act }: { icon: string; label: string; keys: string; off?: boolean; act: () => void }) {
  return <button type="button" className="btn icon small" aria-label={label} title={`${label} (${keys})`} aria-disabled={off || undefined} onClick={() => off || act()}><span className={`i i-${icon}`} aria-hidden="true" /></button>;
}

function More({ id, readOnly, actions }: { id: string; readOnly: boolean; actions: Actions }) {
  const desk = useDesk();
  const { palette, panel } = useStore(desk.store, (value) => value);
  const saving = useStore(desk.saving!.store, (value) => value);
  return (
    <details className="who-menu more" onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.open = false; }} onClick={(event) => { if ((event.target as HTMLElement).closest('.menu')) event.currentTarget.open = false; }}>
      <summary className="btn small icon" aria-label={say('Thêm việc khác', 'More')}><span className="i i-menu" aria-hidden="true" /></summary>
      <div className="menu">
        {!readOnly && <>
          <button type="button" className="btn quiet" onClick={() => actions.note()}>{say('Thêm ghi chú', 'Add a note')} <kbd>N</kbd></button>
          <button type="button" className="btn quiet" onClick={() => desk.store.set({ palette: !palette })}>{palette ? say('Ẩn các loại bước', 'Hide the kinds of steps') : say('Hiện các loại bước', 'Show the kinds of steps')}</button>
        </>}
        <button type="button" className="btn quiet" onClick={() => desk.store.set({ panel: !panel })}>{panel ? say('Ẩn thuộc tính', 'Hide properties') : say('Hiện thuộc tính', 'Show properties')}</button>
        <a className="btn quiet" href={`/quy-trinh/${id}/lich-su`}>{say('Lịch sử', 'History')}</a>
        <a className="btn quiet" href={`/api/definitions/${id}/export${isDrawn(desk) || saving.state !== 'saved' ? '?version=draft' : ''}`} download onClick={(event) => savedFirst(event, desk)}>{say('Xuất tệp', 'Export')}</a>
        <button type="button" className="btn quiet" onClick={() => desk.openBox({ kind: 'keys' })}>{say('Các phím', 'Keys')} <kbd>?</kbd></button>
      </div>
    </details>
  );
}

/** There is a draft on the server, not only the published version shown to draw on. */
const isDrawn = (desk: Desk): boolean => desk.draft!.isOpen || desk.saving!.store.get().revision !== desk.draft!.revision;

/** Goes elsewhere once everything typed is on the server, so that what is shown there is what stands here. */
function leave(desk: Desk, to: () => string): void {
  void desk.saving!.flush().then((all) => (all ? location.assign(to()) : desk.tell(say('Chưa lưu được lên máy chủ nên chưa mở. Thử lại khi đã lưu.', 'Not saved on the server yet, so not opened. Try again once it is saved.'))));
}

function savedFirst(event: MouseEvent<HTMLAnchorElement>, desk: Desk): void {
  if (!desk.saving!.pending) return;
  event.preventDefault();
  const { href } = event.currentTarget;
  leave(desk, () => href);
}

function savedWords({ state, heardAt, problem, homeless }: SavingState): string {
  const alone = say('máy này không còn chỗ giữ bản nháp. Đừng đóng cửa sổ này.', 'this machine has no room to keep the draft. Do not close this window.');
  switch (state) {
    case 'saved':
      return heardAt ? say(`đã lưu lúc ${clock(heardAt)}`, `saved at ${clock(heardAt)}`) : say('đã lưu', 'saved');
    case 'offline':
      return homeless ? say('Mất kết nối, và ', 'No connection, and ') + alone : say('Mất kết nối. Bản nháp giữ trên máy này, sẽ tự gửi khi có mạng.', 'No connection. The draft is kept on this machine and goes up by itself when the network is back.');
    case 'conflict':
      return say('Bản nháp này vừa được lưu ở nơi khác.', 'This draft has just been saved elsewhere.');
    case 'refused':
      return homeless ? [problem || say('Chưa lưu được lên máy chủ,', 'Could not be saved on the server,'), say('và', 'and'), alone].join(' ') : problem || say('Chưa lưu được lên máy chủ; bản nháp giữ trên máy này.', 'Could not be saved on the server; the draft is kept on this machine.');
    default:
      return homeless ? say('đang lưu… Máy này không còn chỗ giữ bản nháp: chờ lưu xong hãy đóng.', 'saving… This machine has no room to keep the draft: close only when it is saved.') : say('đang lưu…', 'saving…');
  }
}
