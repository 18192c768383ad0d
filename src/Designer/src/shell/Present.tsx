import { say, time } from '../say';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';

/** Who else has this procedure open, and whether somebody saved meanwhile. */
export function Present() {
  const desk = useDesk();
  const { others, newer } = useStore(desk.presence!.store, (value) => value);
  const restored = useStore(desk.saving!.store, (value) => value.restored);
  return (
    <div className="present" role="status">
      {others.length > 0 && <span className="b plain"><span className="i i-user" aria-hidden="true" />{others.map((one) => one.name).join(', ')} {say('cũng đang mở', others.length === 1 ? 'has it open too' : 'have it open too')}</span>}
      {newer && <span className="b soon"><span className="i i-late" aria-hidden="true" />{say(`${newer.savedBy?.name ?? 'Người khác'} đã lưu lúc ${time(newer.savedAt)}. Khi bạn lưu, hai phần sẽ được so.`, `${newer.savedBy?.name ?? 'Somebody'} saved at ${time(newer.savedAt)}. When you save, both are compared.`)}</span>}
      {restored && <span className="b ext"><span className="i i-undo" aria-hidden="true" />{say('Đã lấy lại phần chưa gửi từ máy này', 'Edits kept on this machine are back')}</span>}
    </div>
  );
}
