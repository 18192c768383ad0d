import { append } from '../model/edit/append';
import { copied, pasted } from '../model/edit/clipboard';
import { connect, disconnect, reconnect, returnStraight, type End } from '../model/edit/connections';
import { directionOf, dropMarks, freshMark, groupsOf, setDirection, setGroup, setNote, type Direction } from '../model/edit/marks';
import { move, remove } from '../model/edit/steps';
import { drawingOf, linkId } from '../model/layout/drawing';
import { layout } from '../model/layout/layout';
import { frameOf, type Link } from '../model/tree/frame';
import { box, type Point } from '../model/tree/places';
import { kindOf } from '../model/words/catalogue';
import { outcomeWords } from '../model/words/outcomeWords';
import { nameOf } from '../model/words/stepWords';
import { count, language, say } from '../say';
import type { Desk } from './desk';

/** What one can do on the canvas, each said in words once it is done. */
export class Actions {
  constructor(private readonly desk: Desk) {}

  private get state() {
    return this.desk.editor.state;
  }

  private get frame() {
    return frameOf(this.state.document, this.state.frame);
  }

  private name = (id: string): string => {
    const step = this.frame.steps.find((one) => one.id === id);
    return step ? nameOf(step.activity, language) : '';
  };

  linkAt = (id: string | null): Link | null => this.frame.links.find((link) => linkId(link) === id) ?? null;

  add(type: string, where: { source?: string | null; outcome?: string | null; place?: Point | null; link?: string | null; name?: string }): string {
    const { document, frame } = this.state;
    const link = this.linkAt(where.link ?? null);
    const made = append(document, frame, type, { ...where, link, language, place: where.place ?? (where.source || link ? null : this.desk.viewport?.middle() ?? null) });
    this.desk.editor.apply(() => made.definition, null, [made.id]);
    const words = kindOf(type).words[language];
    const after = link?.source ?? where.source;
    this.desk.tell(after ? say(`Đã thêm ${words} sau ${this.name(after)}.`, `Added ${words} after ${this.name(after)}.`) : say(`Đã thêm ${words}.`, `Added ${words}.`));
    this.desk.reveal(made.id, false);
    return made.id;
  }

  connect(end: End): void {
    const { frame } = this.state;
    this.desk.editor.apply((document) => connect(document, frame, end), null);
    const step = this.frame.steps.find((one) => one.id === end.source);
    const outcome = step ? outcomeWords(step.activity, end.outcome, language) : end.outcome;
    this.desk.tell(say(`Đã nối “${outcome}” của ${this.name(end.source)} tới ${this.name(end.target)}.`, `Connected “${outcome}” of ${this.name(end.source)} to ${this.name(end.target)}.`));
  }

  reconnect(link: Link, end: End): void {
    const { frame } = this.state;
    this.desk.editor.apply((document) => reconnect(document, frame, link.index, end));
    this.desk.tell(say(`Đã đổi đường nối sang ${this.name(end.target)}.`, `The connection now leads to ${this.name(end.target)}.`));
  }

  disconnect(link: Link): void {
    const { frame } = this.state;
    this.desk.editor.apply((document) => disconnect(document, frame, [link]));
    this.desk.editor.selectLink(null);
    this.desk.tell(say('Đã bỏ đường nối.', 'The connection is gone.'));
  }

  returnStraight(link: Link): void {
    const { frame } = this.state;
    const [from, to] = [this.name(link.source), this.name(link.target)];
    this.desk.editor.apply((document) => returnStraight(document, frame, link), null, [link.source]);
    this.desk.tell(say(`Hồ sơ ${from} trả lại nay về thẳng ${to}, không qua đường nối.`, `What ${from} returns now goes straight to ${to}, without a connection.`));
  }

  /** Deletes what is selected; the keyboard then stands on what came before it. */
  remove(): void {
    const { selected, frame, link } = this.state;
    const one = this.linkAt(link);
    if (one) return this.disconnect(one);
    if (selected.length === 0) return;
    const before = this.frame.links.find((each) => each.target === selected[0] && !selected.includes(each.source))?.source;
    const names = selected.length === 1 ? this.name(selected[0]!) : '';
    this.desk.editor.apply((document) => dropMarks(remove(document, frame, selected), selected), null, before ? [before] : []);
    this.desk.tell(names ? say(`Đã xóa ${names}.`, `Deleted ${names}.`) : say(`Đã xóa ${selected.length} mục.`, `Deleted ${selected.length} items.`));
  }

  copy(): string | null {
    const { document, frame, selected } = this.state;
    if (selected.length === 0) return null;
    const steps = count(selected.length, 'bước', 'step', 'steps');
    this.desk.tell(say(`Đã chép ${steps}. Dán được vào quy trình khác.`, `Copied ${steps}. They can be pasted into another procedure.`));
    return copied(document, frame, selected);
  }

  paste(text: string, place?: Point): boolean {
    const { document, frame } = this.state;
    const made = pasted(document, frame, text, place);
    if (!made) return false;
    this.desk.editor.apply(() => made.definition, null, made.ids);
    const steps = count(made.ids.length, 'bước', 'step', 'steps');
    this.desk.tell(say(`Đã dán ${steps}.`, `Pasted ${steps}.`));
    if (made.ids[0]) this.desk.viewport?.reveal(made.ids[0]);
    return true;
  }

  duplicate(): void {
    const { document, frame, selected } = this.state;
    if (selected.length > 0) this.paste(copied(document, frame, selected));
  }

  /** Moves what is selected by the arrow keys; the presses of one walk are one step of undo. */
  nudge(dx: number, dy: number): void {
    const { selected } = this.state;
    const { places } = drawingOf(this.frame, this.state.document);
    const next = new Map(selected.flatMap((id) => (places.has(id) ? [[id, { x: places.get(id)!.x + dx, y: places.get(id)!.y + dy }] as const] : [])));
    this.desk.editor.apply((document) => move(document, next), 'nudge ' + selected.join());
  }

  arrange(direction: Direction = directionOf(this.state.document)): void {
    const { frame } = this.state;
    this.desk.editor.apply((document) => {
      const here = frameOf(document, frame);
      const step = new Map(here.steps.map((one) => [one.id, one.activity]));
      const words = (id: string) => {
        const outcomes = [...new Set(here.links.filter((link) => link.source === id).map((link) => link.outcome))];
        return outcomes.length > 1 || outcomes[0] !== 'Done' ? Math.max(0, ...outcomes.map((outcome) => outcomeWords(step.get(id)!, outcome, language).length)) : 0;
      };
      return move(setDirection(document, direction), layout(here, direction, words));
    });
    this.desk.tell(direction === 'down' ? say('Đã xếp từ trên xuống.', 'Arranged top to bottom.') : say('Đã xếp từ trái sang.', 'Arranged left to right.'));
    requestAnimationFrame(() => this.desk.viewport?.fit());
  }

  group(): void {
    const { document, selected } = this.state;
    const holder = this.state.frame;
    const members = selected.filter((id) => !id.includes(':'));
    if (members.length === 0) return;
    const same = groupsOf(document, holder).find((one) => one.members.length === members.length && one.members.every((id) => members.includes(id)));
    if (same) {
      this.desk.editor.apply((before) => dropMarks(before, [same.id]));
      return this.desk.tell(say('Đã bỏ nhóm.', 'Ungrouped.'));
    }
    const id = freshMark(document, 'group');
    this.desk.editor.apply((before) => setGroup(before, { id, frame: holder, title: say('Nhóm', 'Group'), members }));
    this.desk.tell(say('Đã gộp thành nhóm. Nhấn F2 để đặt tên.', 'Grouped. Press F2 to name it.'));
    this.desk.openBox({ kind: 'rename', id });
  }

  note(): void {
    const { document, frame, current } = this.state;
    const near = current ? drawingOf(this.frame, document).places.get(current) : undefined;
    const place = near ? { x: near.x, y: near.y - box.height - 32 } : (this.desk.viewport?.middle() ?? { x: 60, y: 60 });
    const id = freshMark(document, 'note');
    this.desk.editor.apply((before) => setNote(before, { id, frame, text: '', place }), null, [id]);
    this.desk.openBox({ kind: 'rename', id });
  }

  undo(): void {
    this.desk.tell(this.desk.editor.undo() ? say('Đã hoàn tác.', 'Undone.') : say('Không còn gì để hoàn tác.', 'Nothing to undo.'));
  }

  redo(): void {
    this.desk.tell(this.desk.editor.redo() ? say('Đã làm lại.', 'Redone.') : say('Không còn gì để làm lại.', 'Nothing to redo.'));
  }
}
