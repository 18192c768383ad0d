import { useState } from 'react';
import { TextField } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { readInput, textsOf, writeObject } from '../reading/inputs';
import { useRoom } from '../room';

const split = (text: string): string[] => text.split(/[,;\n]/).map((one) => one.trim()).filter(Boolean);

/** Mail addresses as people write them, one behind the other; an expression stays one. */
export function MailToField() {
  const { activity, t, set } = useRoom();
  const held = textsOf(readInput(activity, 'to'));
  const [typed, setTyped] = useState('');
  if (held === null) return <ValueField name="to" label={t('Người nhận')} typeName="List<String>" ways={['text', 'script', 'variable', 'input']} />;
  const change = (text: string) => {
    setTyped(text);
    set(writeObject(activity, 'to', split(text), 'List<String>'), 'to');
  };
  const stray = held.find((one) => !/^[^@\s]+@[^@\s]+$/.test(one));
  return <TextField label={t('Người nhận')} value={split(typed).join() === held.join() ? typed : held.join(', ')} onChange={change}
    hint={t('Địa chỉ thư, cách nhau bằng dấu phẩy.')} error={stray === undefined ? null : t('“{0}” chưa phải địa chỉ thư.', stray)} />;
}
