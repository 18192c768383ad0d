import type { Json, JsonObject } from '../../model/definition';
import { Group } from '../fields/Field';
import { Button, TextField } from '../fields/Text';
import { useRoom } from '../room';
import { moved, newOption, optionLabel, optionsOf, optionValue, relabelOption } from './form';

/** What one may choose from, in both languages. */
export function OptionsEditor({ field, write }: { field: JsonObject; write(options: Json[]): void }) {
  const { definition, t } = useRoom();
  const options = optionsOf(field);
  return (
    <Group label={t('Các mục để chọn')}>
      {options.map((option, i) => {
        const label = optionLabel(option);
        return (
          <div className="option" key={i}>
            <TextField label={t('Mục {0}, tiếng Việt', i + 1)} quietLabel value={label.vi} placeholder={t('Mục {0}', i + 1)} onChange={(text) => write(relabelOption(options, i, 'vi', text, definition))} />
            <TextField label={t('Mục {0}, tiếng Anh', i + 1)} quietLabel value={label.en} placeholder={t('tiếng Anh')} onChange={(text) => write(relabelOption(options, i, 'en', text, definition))} />
            {i > 0 ? <Button bare icon="i-down flip" label={t('Đưa lên: {0}', label.vi || optionValue(option))} onClick={() => write(moved(options, i, i - 1))} /> : <span />}
            <Button bare icon="i-x" label={t('Bỏ mục {0}', label.vi || optionValue(option) || i + 1)} onClick={() => write(options.filter((_, j) => j !== i))} />
          </div>
        );
      })}
      <Button icon="i-plus" label={t('Thêm mục')} onClick={() => write([...options, newOption()])} />
    </Group>
  );
}
