import type { Definition, DesignerContext, Json, JsonObject } from '../../model/definition';
import { CheckField, SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { Button, TextField } from '../fields/Text';
import { isSpokenOf } from '../reading/change';
import { isObject } from '../reading/inputs';
import { unlike } from '../reading/naming';
import { PanelRoom, useRoom } from '../room';
import { sayIn } from '../words';

export interface DefinitionPanelProps {
  definition: Definition;
  context: DesignerContext;
  readOnly: boolean;
  onChange(next: Definition, gesture: string): void;
}

/** The procedure itself: what it is called, what it remembers, what it is started with. */
export function DefinitionPanel({ definition, context, readOnly, onChange }: DefinitionPanelProps) {
  const t = sayIn(context.language);
  const custom: JsonObject = isObject(definition.customProperties) ? definition.customProperties : {};
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const set = (part: JsonObject, place: string) => readOnly || onChange({ ...definition, ...part }, `definition.${place}`);
  const setCustom = (name: string, value: string) => set({ customProperties: { ...custom, [name]: value } }, name);
  return (
    <PanelRoom activity={definition.root} definition={definition} context={context} readOnly={readOnly} onChange={() => undefined} onDefinitionChange={onChange}>
      <div className="panel"><div className="in">
        <TextField label={t('Tên quy trình')} required value={text(definition.name)} onChange={(name) => set({ name }, 'name')} grows />
        <TextField label={t('Tên tiếng Anh')} value={text(custom.nameEn)} onChange={(value) => setCustom('nameEn', value)} />
        <TextField label={t('Mô tả')} long value={text(definition.description)} onChange={(description) => set({ description }, 'description')} />
        <TextField label={t('Mô tả tiếng Anh')} long value={text(custom.descriptionEn)} onChange={(value) => setCustom('descriptionEn', value)} />
        <Declared kind="variables" definition={definition} onChange={set} />
        <Declared kind="inputs" definition={definition} onChange={set} />
      </div></div>
    </PanelRoom>
  );
}

/** Variables or inputs, each with name and type. Elsa spells their keys differently. */
function Declared({ kind, definition, onChange }: { kind: 'variables' | 'inputs'; definition: Definition; onChange(part: JsonObject, place: string): void }) {
  const { t } = useRoom();
  const isVariable = kind === 'variables';
  const typeKey = isVariable ? 'typeName' : 'type';
  const held = Array.isArray(definition[kind]) ? (definition[kind] as Json[]) : [];
  const names = held.map((one) => (isObject(one) ? String(one.name ?? '') : ''));
  const write = (next: Json[], place: string) => onChange({ [kind]: next }, `${kind}.${place}`);
  const change = (at: number, part: JsonObject, place: string) => write(held.map((one, i) => (i === at && isObject(one) ? { ...one, ...part } : one)), `${at}.${place}`);
  const types = [['String', t('Chữ')], ['Boolean', t('Đúng hoặc sai')], ['Int32', t('Số nguyên')], ['Decimal', t('Số')], ['DateTimeOffset', t('Ngày giờ')], ['Object', t('Biểu mẫu hoặc dữ liệu')]].map(([value, label]) => ({ value: value!, label: label! }));
  const add = () => {
    const name = unlike(isVariable ? 'Variable1' : 'Input1', names);
    const fresh: JsonObject = isVariable
      ? { id: unlike('v' + name, held.map((one) => (isObject(one) ? String(one.id) : ''))), name, typeName: 'Object', isArray: false, storageDriverTypeName: 'Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core' }
      : { type: 'String', name, displayName: '', description: '', category: '' };
    write([...held, fresh], `add${held.length}`);
  };
  return (
    <Group label={isVariable ? t('Biến: quy trình ghi nhớ') : t('Đầu vào: đưa vào khi bắt đầu')}
      hint={held.length === 0 ? (isVariable ? t('Chưa có biến nào.') : t('Nhiệm vụ của kế hoạch luôn đưa vào đơn vị, cơ quan chủ trì, hạn…; không cần khai ở đây.')) : undefined}>
      {held.map((one, i) => {
        if (!isObject(one)) return null;
        const name = names[i]!;
        const twice = names.some((other, j) => j !== i && other === name);
        const spoken = isSpokenOf(definition, name) || isSpokenOf(definition, `get${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
        return (
          <div className="declared" key={i}>
            <TextField label={isVariable ? t('Tên biến {0}', i + 1) : t('Tên đầu vào {0}', i + 1)} quietLabel code value={name} onChange={(text) => change(i, { name: text }, 'name')}
              error={name === '' ? t('Cần có tên.') : twice ? t('Trùng tên.') : null} hint={spoken ? t('Đang dùng trong công thức.') : undefined} />
            <SelectField label={t('Kiểu của {0}', name)} quietLabel value={String(one[typeKey] ?? 'Object')} options={types} onChange={(type) => change(i, { [typeKey]: type }, 'type')} />
            <Button bare icon="i-x" label={t('Bỏ {0}', name)} onClick={() => write(held.filter((_, j) => j !== i), 'remove')} />
            {isVariable ? null : <TextField label={t('Nhãn của {0}', name)} quietLabel placeholder={t('nhãn cho người đọc')} value={typeof one.displayName === 'string' ? one.displayName : ''} onChange={(displayName) => change(i, { displayName }, 'displayName')} />}
            {isVariable && one.typeName === 'Boolean'
              ? <CheckField label={t('lúc đầu là đúng')} checked={String(one.value) === 'true'} onChange={(on) => change(i, { value: on ? 'true' : 'false' }, 'value')} /> : null}
            {isVariable && ['String', 'Int32', 'Decimal'].includes(String(one.typeName))
              ? <TextField label={t('Giá trị đầu của {0}', name)} quietLabel placeholder={t('giá trị lúc đầu')} value={one.value === undefined || one.value === null ? '' : String(one.value)} onChange={(value) => change(i, { value }, 'value')} /> : null}
          </div>
        );
      })}
      <Button icon="i-plus" label={isVariable ? t('Thêm biến') : t('Thêm đầu vào')} onClick={add} />
    </Group>
  );
}
