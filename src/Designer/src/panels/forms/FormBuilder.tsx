import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../model/definition';
import { CheckField, SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button, TextField } from '../fields/Text';
import { clearInput, readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';
import { fieldTypes, labelOf, moved, nameOf, newField, problemOf, readForm, relabel, typeOf, writeForm } from './form';
import { FormPreview } from './FormPreview';
import { OptionsEditor } from './OptionsEditor';

/** The fields of a task's form; under them the form as the person who does the task will see it. */
export function FormBuilder() {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, 'form');
  const fields = readForm(input);
  const [open, setOpen] = useState<number | null>(null);
  const fresh = useRef<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (fresh.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-field="${fresh.current}"] .head`)?.focus();
    fresh.current = null;
  });
  if (fields === undefined) return (
    <ScriptField label={t('Biểu mẫu, viết tay')} language={input?.type === 'JavaScript' ? 'JavaScript' : 'Json'} value={textOf(input)} hint={t('Viết tay: bảng chọn chưa đọc được, nội dung giữ nguyên.')}
      onChange={(text) => set(writeInput(activity, 'form', input?.type || 'Object', text, 'Object'), 'form')} />
  );
  const write = (next: readonly JsonObject[], place: string) => set(next.length === 0 ? clearInput(activity, 'form') : writeForm(activity, next), `form.${place}`);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= fields.length) return;
    write(moved(fields, from, to), 'order');
    setOpen(open === from ? to : open === to ? from : open);
    fresh.current = to;
  };
  const add = () => {
    write([...fields, newField()], `add${fields.length}`);
    setOpen(fields.length);
  };
  return (
    <>
      <Group label={t('Các ô của biểu mẫu')} hint={fields.length === 0 ? t('Chưa có ô nào: người làm chỉ nộp minh chứng.') : t('Alt + mũi tên lên, xuống: đổi chỗ ô đang chọn.')}>
        <ol className="form-fields" ref={list}>
          {fields.map((field, i) => (
            <li key={i} data-field={i}>
              <FieldHead field={field} at={i} count={fields.length} open={open === i} problem={problemOf(fields, i)} onToggle={() => setOpen(open === i ? null : i)} onMove={(to) => move(i, to)}
                onRemove={() => {
                  write(fields.filter((_, j) => j !== i), 'remove');
                  setOpen(null);
                }} />
              {open === i ? <FieldEditor fields={fields} at={i} write={write} /> : null}
            </li>
          ))}
        </ol>
        <Button icon="i-plus" label={t('Thêm ô')} onClick={add} />
      </Group>
      {fields.length > 0 ? <FormPreview fields={fields} /> : null}
    </>
  );
}

interface HeadProps {
  field: JsonObject;
  at: number;
  count: number;
  open: boolean;
  problem: ReturnType<typeof problemOf>;
  onToggle(): void;
  onMove(to: number): void;
  onRemove(): void;
}

function FieldHead({ field, at, count, open, problem, onToggle, onMove, onRemove }: HeadProps) {
  const { t, language } = useRoom();
  const label = labelOf(field.label, nameOf(field));
  const shown = (language === 'en' ? label.en || label.vi : label.vi || label.en) || t('Ô chưa có tên');
  const words = { unnamed: t('Cần có nhãn'), twice: t('Tên trùng với ô khác'), noOptions: t('Cần có mục để chọn') };
  const keys = (e: KeyboardEvent) => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return;
    e.preventDefault();
    e.stopPropagation();
    onMove(at + (e.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <div className="field-head">
      <button type="button" className="head" aria-expanded={open} onClick={onToggle} onKeyDown={keys}>
        <span className={`i ${open ? 'i-down' : 'i-right'}`} aria-hidden="true" /><b>{shown}</b>
        <small>{typeWords(t)[typeOf(field)] ?? typeOf(field)}{field.required === true ? `, ${t('bắt buộc')}` : ''}</small>
        {problem ? <span className="err"><span className="i i-late" aria-hidden="true" />{words[problem]}</span> : null}
      </button>
      <Button bare icon="i-down flip" label={t('Đưa lên: {0}', shown)} disabled={at === 0} onClick={() => onMove(at - 1)} />
      <Button bare icon="i-down" label={t('Đưa xuống: {0}', shown)} disabled={at === count - 1} onClick={() => onMove(at + 1)} />
      <Button bare icon="i-x" label={t('Bỏ ô {0}', shown)} onClick={onRemove} />
    </div>
  );
}

export const typeWords = (t: (text: string) => string): Record<string, string> => ({
  text: t('Chữ, một dòng'), longText: t('Chữ, nhiều dòng'), number: t('Số'), date: t('Ngày'), checkbox: t('Ô đánh dấu'), choice: t('Chọn một mục'),
});

function FieldEditor({ fields, at, write }: { fields: JsonObject[]; at: number; write(next: readonly JsonObject[], place: string): void }) {
  const { definition, t } = useRoom();
  const field = fields[at]!;
  const label = labelOf(field.label);
  const change = (part: JsonObject, place: string) => write(fields.map((one, i) => (i === at ? { ...one, ...part } : one)), `${at}.${place}`);
  const type = typeOf(field);
  return (
    <div className="field-body stack">
      <TextField label={t('Nhãn tiếng Việt')} value={label.vi} required onChange={(text) => write(relabel(fields, at, 'vi', text, definition), `${at}.vi`)} hint={nameOf(field) ? t('Tên trong công thức: {0}', nameOf(field)) : undefined} />
      <TextField label={t('Nhãn tiếng Anh')} value={label.en} onChange={(text) => write(relabel(fields, at, 'en', text, definition), `${at}.en`)} placeholder={label.vi} />
      <SelectField label={t('Loại')} value={type} options={fieldTypes.map((value) => ({ value, label: typeWords(t)[value]! }))} onChange={(to) => change({ type: to }, 'type')} />
      {type === 'choice' ? <OptionsEditor field={field} write={(options) => change({ options }, 'options')} /> : null}
      <CheckField label={t('Bắt buộc')} checked={field.required === true} onChange={(required) => change({ required }, 'required')} hint={type === 'checkbox' ? t('(phải đánh dấu mới nộp được)') : undefined} />
    </div>
  );
}
