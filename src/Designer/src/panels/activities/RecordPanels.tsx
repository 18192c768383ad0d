import { useMemo } from 'react';
import { SelectField } from '../fields/Choice';
import { Combobox } from '../fields/Combobox';
import { Group } from '../fields/Field';
import { Button } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { declareVariable, variablesOf } from '../reading/change';
import { isObject, readInput, textOf, writeInput } from '../reading/inputs';
import { matches } from '../reading/naming';
import { replaceStep } from '../reading/steps';
import { useRoom } from '../room';
import { UnitsField } from '../people/UnitsField';
import { simply } from './Frame';
import { findStep, stepName } from '../reading/steps';

/** A criterion is chosen with its set; a code never stands alone. */
export const RecordPanel = simply(['criteriaSet', 'code', 'unit', 'value', 'evidence'], function Recorded() {
  const { activity, context, t, set } = useRoom();
  const [criteriaSet, code] = [readInput(activity, 'criteriaSet'), readInput(activity, 'code')];
  const choices = useMemo(() => context.criteria.map((one) => ({ key: `${one.set}\n${one.code}`, label: `${one.code} ${one.name}`, group: one.set })), [context]);
  const computed = [criteriaSet, code].some((input) => input && input.type !== 'Literal');
  const found = context.criteria.find((one) => one.set === textOf(criteriaSet) && one.code === textOf(code));
  const unit = readInput(activity, 'unit');
  const units: Record<string, string> = { 'getUnit()': t('Đơn vị của lượt chạy'), 'getLead()': t('Cơ quan chủ trì'), 'getCurrentUnit()': t('Đơn vị đang xét trong vòng lặp') };
  return (
    <>
      {computed ? <><ValueField name="criteriaSet" label={t('Bộ tiêu chí')} required /><ValueField name="code" label={t('Mã chỉ tiêu')} required /></> : (
        <Group label={`${t('Chỉ tiêu')} *`}>
          <p className="chosen">{found ? <><b>{found.code} {found.name}</b><br /><small className="muted">{found.set}</small></> : code ? t('{0} trong bộ {1}: không có trong các kế hoạch đã nạp', textOf(code), textOf(criteriaSet)) : t('Chưa chọn; cần có để công bố.')}</p>
          <Combobox label={t('Chọn chỉ tiêu')} placeholder={t('Tìm theo số hoặc tên')} search={(text) => choices.filter((one) => matches(`${one.label} ${one.group}`, text.trim())).slice(0, 60)}
            onPick={(key) => {
              const [name, number] = key.split('\n');
              set(writeInput(writeInput(activity, 'criteriaSet', 'Literal', name!), 'code', 'Literal', number!), 'criterion');
            }} />
        </Group>
      )}
      {unit === null || (unit.type === 'JavaScript' && textOf(unit) in units) || (unit.type === 'Literal' && context.units.some((one) => one.code === textOf(unit))) ? (
        <SelectField label={t('Ghi cho đơn vị')} required value={textOf(unit)} empty={t('Chọn đơn vị…')}
          options={[...Object.entries(units).map(([value, label]) => ({ value, label })), ...context.units.map((one) => ({ value: one.code, label: one.name }))]}
          onChange={(to) => set(writeInput(activity, 'unit', to in units ? 'JavaScript' : 'Literal', to), 'unit')} />
      ) : <ValueField name="unit" label={t('Ghi cho đơn vị')} ways={['text', 'script', 'variable']} />}
      <ValueField name="value" label={t('Giá trị ghi nhận')} typeName="Object" required ways={['text', 'script', 'variable']} hint={t('Ví dụ getInspection().passed: ô “passed” của bước kiểm tra.')} />
      <ValueField name="evidence" label={t('Căn cứ, minh chứng')} />
    </>
  );
});

export const EachUnitPanel = simply(['units'], function EachUnit() {
  const { t, activity, language } = useRoom();
  const body = isObject(activity.body) ? activity.body : null;
  return (
    <>
      <UnitsField name="units" label={t('Cho từng đơn vị')} />
      <p className="small muted">{body && typeof body.type === 'string' ? t('Mỗi đơn vị làm: {0}.', stepName({ ...body, id: String(body.id ?? ''), type: body.type }, language)) : t('Chưa có việc bên trong; cần có để công bố.')}</p>
    </>
  );
});

/** A value into a variable, which may be declared here. */
export const SetVariablePanel = simply(['variable', 'value'], function SetVariable() {
  const { activity, definition, t, set, setDefinition } = useRoom();
  const held = isObject(activity.variable) ? activity.variable : null;
  const variables = variablesOf(definition);
  const chosen = variables.find((one) => one.id === held?.id);
  const input = readInput(activity, 'value');
  const refer = (one: { id: string; name: string; typeName: string }) => ({ ...activity, variable: { ...(held ?? {}), id: one.id, name: one.name, typeName: one.typeName } });
  return (
    <>
      <SelectField label={t('Biến')} required value={held ? String(held.id) : ''} empty={t('Chọn biến…')} options={variables.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(id) => {
          const to = variables.find((one) => one.id === id);
          if (to) set(refer(to), 'variable');
        }} />
      <Button icon="i-plus" label={t('Tạo biến mới')} onClick={() => {
        const declared = declareVariable(definition, 'Variable1', 'Object');
        const here = findStep(declared.definition, activity.id);
        if (here) setDefinition(replaceStep(declared.definition, refer(declared.variable)), 'variable.new');
      }} />
      {chosen?.typeName === 'Boolean' && (input === null || input.type === 'Literal') ? (
        <SelectField label={t('Giá trị')} value={textOf(input).toLowerCase()} empty={t('Chọn…')} options={[{ value: 'true', label: t('đúng') }, { value: 'false', label: t('sai') }]}
          onChange={(to) => set(writeInput(activity, 'value', 'Literal', typeof input?.value === 'boolean' ? to === 'true' : to, 'Boolean'), 'value')} />
      ) : <ValueField name="value" label={t('Giá trị')} typeName={chosen?.typeName ?? 'Object'} ways={['text', 'script', 'variable', 'input']} />}
    </>
  );
});
