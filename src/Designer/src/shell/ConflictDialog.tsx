import { useMemo, useState } from 'react';
import type { Definition } from '../model/definition';
import { merge, type Change } from '../model/merge/merge';
import { activitiesOf } from '../model/tree/activities';
import { nameOf } from '../model/words/stepWords';
import { fieldText, fieldWords } from '../panels/fieldText';
import { language, say } from '../say';
import type { SavingState } from '../server/saving';
import { useDesk } from '../state/desk';
import { Modal } from './Modal';

/** Two people saved: what each did, and where both touched the same step, whose it is to be. */
export function ConflictDialog({ conflict }: { conflict: NonNullable<SavingState['conflict']> }) {
  const desk = useDesk();
  const mine = desk.editor.state.document;
  const merged = useMemo(() => merge(conflict.base, mine, conflict.json), [conflict, mine]);
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const myself = conflict.savedBy?.id === desk.draft!.me.id;
  const other = myself ? say('cửa sổ kia', 'the other window') : (conflict.savedBy?.name ?? say('người khác', 'somebody else'));
  const title = myself
    ? say('Bạn đã lưu bản nháp này ở một cửa sổ khác', 'You saved this draft in another window')
    : say(`${conflict.savedBy?.name ?? 'Người khác'} đã lưu bản nháp này trong khi bạn đang vẽ`, `${conflict.savedBy?.name ?? 'Somebody else'} saved this draft while you were drawing`);
  const clashes = merged.changes.filter((change) => change.clash);
  const left = clashes.filter((change) => !chosen[change.key]).length;
  const context = desk.store.get().context;
  const says = (change: Change, side: 'mine' | 'theirs') => {
    const step = change.field && activitiesOf(side === 'mine' ? mine : conflict.json).get(change.step!)?.activity;
    return step ? <q>{fieldText(step, change.field!, context, language, side === 'mine' ? mine : conflict.json) || say('để trống', 'left empty')}</q> : verb(change[side]);
  };
  const words = (change: Change) => changeWords(change, mine, conflict.json);
  const list = (side: 'mine' | 'theirs') => merged.changes.filter((change) => !change.clash && change[side] !== null);
  return (
    <Modal title={title} onClose={() => undefined} toRead
      footer={<>{left > 0 && <span className="small muted push" role="status">{say(`Còn ${left} chỗ chưa chọn.`, `${left} still to choose.`)}</span>}<button type="button" className="btn main" aria-disabled={left > 0} onClick={() => { if (left > 0) return; desk.saving!.resolve(merged.apply((key) => chosen[key] ?? 'mine')); desk.tell(say('Đã gộp thay đổi của cả hai bên.', 'The changes of both sides are together now.')); desk.viewport?.focus(); }}>{say('Gộp và lưu', 'Merge and save')}</button></>}>
      <p>{clashes.length === 0 ? say('Không chỗ nào sửa trùng nhau. Cả hai phần sẽ được giữ.', 'No place was touched twice. Both parts are kept.') : say('Phần không trùng được giữ cả hai. Chỗ trùng, bạn chọn:', 'What does not overlap is kept from both. Where it does, you choose:')}</p>
      {clashes.map((change) => (
        <fieldset key={change.key} className="stack tight">
          <legend className="label">{words(change)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="row"><input type="radio" name={change.key} checked={chosen[change.key] === side} onChange={() => setChosen({ ...chosen, [change.key]: side })} />
              <span>{side === 'mine' ? say('Của bạn: ', 'Yours: ') : say(`Của ${other}: `, `Of ${other}: `)}{says(change, side)}</span></label>
          ))}
        </fieldset>
      ))}
      {(['theirs', 'mine'] as const).map((side) => list(side).length > 0 && (
        <div key={side}><h3>{side === 'mine' ? say('Thay đổi của bạn', 'Your changes') : say(`Thay đổi của ${other}`, `Changes of ${other}`)}</h3>
          <ul className="small">{list(side).map((change) => <li key={change.key}>{words(change)}: {verb(change[side])}</li>)}</ul></div>
      ))}
    </Modal>
  );
}

const verb = (did: Change['mine']): string =>
  did === 'added' ? say('thêm', 'added') : did === 'removed' ? say('xóa', 'removed') : did === 'changed' ? say('sửa', 'changed') : say('giữ nguyên', 'as it was');

function changeWords(change: Change, mine: Definition, theirs: Definition): string {
  const step = change.activity ?? (change.step ? (activitiesOf(mine).get(change.step) ?? activitiesOf(theirs).get(change.step))?.activity : undefined);
  const name = step ? nameOf(step, language) : '';
  if (change.field) return say(`Bước “${name}”: ${fieldWords(change.field, language)}`, `Step “${name}”: ${fieldWords(change.field, language)}`);
  if (change.kind === 'step') return say(`Bước “${name || change.step}”`, `Step “${name || change.step}”`);
  if (change.kind === 'connection') {
    const to = (side: 'mine' | 'theirs') => (change.to?.[side] ?? []).map((one) => `“${nameOf(one, language)}”`).join(', ');
    return change.to
      ? say(`Đường nối từ “${name}”: bạn nối tới ${to('mine')}, bên kia nối tới ${to('theirs')}`, `A connection from “${name}”: yours leads to ${to('mine')}, theirs to ${to('theirs')}`)
      : say(`Đường nối từ “${name}”`, `A connection from “${name}”`);
  }
  const settings: Record<string, string> = {
    name: say('Tên quy trình', 'Name of the procedure'), nameEn: say('Tên tiếng Anh', 'English name'), description: say('Mô tả', 'Description'), descriptionEn: say('Mô tả tiếng Anh', 'English description'),
    variables: change.entry ? say('Biến', 'Variable') : say('Các biến', 'Variables'), inputs: change.entry ? say('Đầu vào', 'Input') : say('Đầu vào', 'Inputs'),
    notes: say('Ghi chú', 'Note'), groups: say('Nhóm', 'Group'), direction: say('Hướng xếp', 'Direction'),
  };
  const setting = settings[change.setting ?? ''] ?? say('Thiết lập chung', 'General settings');
  return change.entry ? `${setting} “${change.entry}”` : setting;
}
