// After an at sign a list of the task's people opens: arrows choose, Enter or Tab takes, Escape closes. Search ignores diacritics.
// Without this script a name typed in full after the at sign means the same.
'use strict';

for (const box of document.querySelectorAll('[data-mention]')) {
  const people = JSON.parse(box.dataset.mention);
  const text = box.querySelector('textarea');
  const list = box.querySelector('[role=listbox]');
  const status = box.querySelector('[role=status]');
  const fold = word => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
  let found = [], active = -1, start = -1;

  text.setAttribute('aria-autocomplete', 'list');
  text.setAttribute('aria-controls', list.id);

  const close = () => {
    list.hidden = true;
    active = -1;
    text.removeAttribute('aria-activedescendant');
    status.textContent = '';
  };

  const mark = () => {
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === active ? 'true' : 'false'));
    if (active < 0) return;
    text.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };

  const take = i => {
    const person = found[i];
    const before = text.value.slice(0, start) + '@' + person.name + ' ';
    text.value = before + text.value.slice(text.selectionStart);
    text.setSelectionRange(before.length, before.length);
    const chosen = document.createElement('input');
    chosen.type = 'hidden';
    chosen.name = 'mention';
    chosen.value = person.id;
    text.form.append(chosen);
    close();
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const look = () => {
    const typed = text.value.slice(0, text.selectionStart);
    start = typed.lastIndexOf('@');
    const word = start < 0 ? null : typed.slice(start + 1);
    if (word === null || word.length > 40 || /[\n@]/.test(word) || (start > 0 && !/\s|[(“"]/.test(typed[start - 1])) || /\s$/.test(word) && people.some(one => one.name === word.trim())) return close();
    const words = fold(word).split(/\s+/).filter(Boolean);
    found = people.filter(one => words.every(part => fold(one.name + ' ' + one.body).includes(part))).slice(0, 8);
    status.textContent = found.length ? box.dataset.found.replace('{0}', found.length) : box.dataset.none;
    list.replaceChildren(...found.map((one, i) => {
      const option = document.createElement('li');
      option.id = list.id + i;
      option.role = 'option';
      const name = document.createElement('b');
      name.textContent = one.name;
      option.append(name, ' ', Object.assign(document.createElement('small'), { textContent: one.body }));
      option.addEventListener('mousedown', event => { event.preventDefault(); take(i); });
      return option;
    }));
    list.hidden = !found.length;
    active = found.length ? 0 : -1;
    if (found.length) mark(); else text.removeAttribute('aria-activedescendant');
  };

  text.addEventListener('input', look);
  text.addEventListener('blur', close);
  text.addEventListener('keydown', event => {
    if (list.hidden) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      active = (active + moves[event.key] + found.length) % found.length;
      mark();
    } else if (event.key === 'Enter' || event.key === 'Tab') take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}
