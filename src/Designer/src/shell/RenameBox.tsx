import { groupsOf, notesOf, setGroup, setNote } from '../model/edit/marks';
import { rename } from '../model/edit/steps';
import { activitiesOf } from '../model/tree/activities';
import { textAt } from '../model/tree/json';
import { language, say } from '../say';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';

/** Names a step, a group or a note; the document follows every key. */
export function RenameBox({ id }: { id: string }) {
  const desk = useDesk();
  const { document, frame } = useStore(desk.editor.store, (value) => value);
  const step = activitiesOf(document).get(id)?.activity;
  const note = notesOf(document, frame).find((one) => one.id === id);
  const group = groupsOf(document, frame).find((one) => one.id === id);
  const value = step ? textAt(step, 'metadata', language === 'en' ? 'description' : 'displayText') ?? '' : (note?.text ?? group?.title ?? '');
  const label = note ? say('Lời ghi chú', 'Note') : group ? say('Tên nhóm', 'Name of the group') : say('Tên bước', 'Name of the step');
  const change = (text: string) =>
    desk.editor.apply((before) => (step ? rename(before, id, text, language) : note ? setNote(before, { ...note, text }) : group ? setGroup(before, { ...group, title: text }) : before), 'rename ' + id);
  return (
    <label className="field">
      <span className="label">{label}</span>
      {note ? <textarea autoFocus value={value} onChange={(event) => change(event.target.value)} /> : (
        <input autoFocus value={value} onFocus={(event) => event.target.select()} onChange={(event) => change(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && desk.closeBox()} />
      )}
    </label>
  );
}
