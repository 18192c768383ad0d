import { useMemo } from 'react';
import { Combobox } from '../fields/Combobox';
import { Group } from '../fields/Field';
import { Button } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { clearInput, readInput } from '../reading/inputs';
import { matches } from '../reading/naming';
import { useRoom } from '../room';
import type { Place } from './address';
import { placeLabel } from './choices';
import { readUnits, writeUnits } from './units';

const keyOf = (place: Place) => (place.by === 'code' ? `=${place.code}` : `${place.by}:${place.name}`);

/** Bodies a loop goes through: chosen by name, or the lists every run of a plan brings along. */
export function UnitsField({ name, label }: { name: string; label: string }) {
  const { activity, context, t, set } = useRoom();
  const places = readUnits(readInput(activity, name));
  const choices = useMemo(() => {
    const run: Place[] = [{ by: 'each', name: 'Scope' }, { by: 'each', name: 'Cooperating' }, { by: 'input', name: 'Unit' }, { by: 'input', name: 'Lead' }];
    const all: Place[] = [...run, ...context.units.map((unit): Place => ({ by: 'code', code: unit.code }))];
    return all.map((place) => ({ place, key: keyOf(place), label: placeLabel(place, context, t), group: place.by === 'code' ? t('Đơn vị') : t('Theo lượt chạy') }));
  }, [context, t]);
  if (places === undefined) return <ValueField name={name} label={label} typeName="List<String>" ways={['script', 'json']} hint={t('Viết tay: bảng chọn chưa đọc được, nội dung giữ nguyên.')} />;
  const change = (next: readonly Place[]) => set(next.length === 0 ? clearInput(activity, name) : writeUnits(activity, name, next), name);
  return (
    <Group label={`${label} *`} hint={t('Mọi đơn vị làm cùng lúc; xong hết mới đi tiếp.')}>
      <ul className="whos">
        {places.map((place, i) => (
          <li key={keyOf(place)}><span className="i i-team" aria-hidden="true" /><span className="name">{placeLabel(place, context, t)}</span><span />
            <Button bare icon="i-x" label={t('Bỏ {0}', placeLabel(place, context, t))} onClick={() => change(places.filter((_, j) => j !== i))} /></li>
        ))}
      </ul>
      <Combobox label={t('Thêm vào: {0}', label)} placeholder={t('Thêm đơn vị')} onBack={() => change(places.slice(0, -1))}
        search={(text) => choices.filter((choice) => matches(`${choice.label} ${choice.key}`, text.trim())).slice(0, 40)}
        onPick={(key) => {
          const chosen = choices.find((choice) => choice.key === key);
          if (chosen) change([...places.filter((place) => keyOf(place) !== key), chosen.place]);
        }} />
    </Group>
  );
}
