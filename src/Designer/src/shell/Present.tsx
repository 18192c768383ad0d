import { say } from '../say';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';

/** Who else has this procedure open, and whether somebody saved meanwhile. */
export function Present() {
  const desk = useDesk();
  const { others, newer, twice } = useStore(desk.presence!.store, (value) => value);
  const restored = useStore(desk.saving!.store, (value) => value.restored);
  return (
    <div className="present" role="status">
      {others.length > 0 && <span className="b plain"><span className="i i-user" aria-hidden="true" />{others.map((one) => one.name).join(', ')} {say('cũng đang mở', others.length === 1 ? 'has it open too' : 'have it open too')}</span>}
      {newer && <span className="b soon"><span className="i i-late" aria-hidden="true" />{newer.savedBy?.id === desk.draft!.me.id
        ? say('Bạn đã lưu ở một cửa sổ khác. Khi bạn lưu ở đây, hai phần sẽ được so.', 'You saved in another window. When you save here, both are compared.')
        : say(`${newer.savedBy?.name ?? 'Người khác'} vừa lưu bản nháp này. Khi bạn lưu, hai phần sẽ được so.`, `${newer.savedBy?.name ?? 'Somebody'} has just saved this draft. When you save, both are compared.`)}</span>}
      {twice && <span className="b plain"><span className="i i-info" aria-hidden="true" />{say('Bạn đang mở quy trình này ở một cửa sổ khác nữa', 'You have this procedure open in another window too')}</span>}
      {restored && <span className="b ext"><span className="i i-undo" aria-hidden="true" />{say('Đã lấy lại phần chưa gửi từ máy này', 'Edits kept on this machine are back')}</span>}
    </div>
  );
}
