// Small conveniences; every page works without them.
'use strict';

for (const label of document.querySelectorAll('[data-show-password]')) {
  label.hidden = false;
  const fields = label.closest('form').querySelectorAll('input[type=password]');
  label.querySelector('input').addEventListener('change', event => {
    for (const field of fields) field.type = event.target.checked ? 'text' : 'password';
  });
}

// The toggle follows what the eye sees when no choice has been made yet.
for (const button of document.querySelectorAll('[data-theme-toggle]')) {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  button.value = dark ? 'light' : 'dark';
}

// A toast leaves by itself; what it says stands on the page as well.
for (const toast of document.querySelectorAll('.toast')) setTimeout(() => toast.remove(), 8000);

// A select or checkbox that filters a list applies at once.
for (const form of document.querySelectorAll('form[data-auto-submit]'))
  form.addEventListener('change', () => form.requestSubmit());

// The decision button repeats the words of the chosen decision.
for (const form of document.querySelectorAll('form[data-decision]')) {
  const button = form.querySelector('[data-decision-button]');
  const reason = form.querySelector('[data-decision-reason]');
  const follow = () => {
    const chosen = form.querySelector('input[name=verdict]:checked');
    if (!chosen) return;
    button.textContent = chosen.dataset.words;
    reason.required = chosen.value !== 'Approved';
  };
  form.addEventListener('change', follow);
  follow();
}

// Nothing typed is lost: what stands in a form that was not sent is kept on this machine and comes back after a lost connection,
// a closed tab or a restart. It goes away as soon as the server has it, and after two weeks in any case.
const Kept = 'keep:', TwoWeeks = 14 * 24 * 3600 * 1000;
for (const key of Object.keys(localStorage).filter(key => key.startsWith(Kept))) {
  const kept = JSON.parse(localStorage.getItem(key) || 'null');
  if (!kept || !(Date.now() - kept.at < TwoWeeks)) localStorage.removeItem(key);
}
for (const form of document.querySelectorAll('form[data-keep]')) {
  const key = Kept + form.dataset.keep;
  const says = document.querySelector('[data-saved]');
  const fields = () => [...form.elements].filter(e => e.name && !e.name.startsWith('__') && !['hidden', 'file', 'password', 'submit', 'button'].includes(e.type));
  const kept = JSON.parse(localStorage.getItem(key) || 'null');
  if (kept && kept.version === form.dataset.version) {
    for (const field of fields()) {
      if (!(field.name in kept.values)) continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = kept.values[field.name] === field.value;
      else field.value = kept.values[field.name];
    }
    if (says && form.dataset.kept) says.textContent = form.dataset.kept.replace('{0}', new Date(kept.at).toLocaleString('vi-VN', { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit' }));
    // Whatever saves drafts takes it from here.
    setTimeout(() => form.dispatchEvent(new Event('input', { bubbles: true })));
  } else localStorage.removeItem(key);
  form.addEventListener('input', () => {
    const values = {};
    for (const field of fields())
      if (!['checkbox', 'radio'].includes(field.type) || field.checked) values[field.name] = field.value;
      else if (field.type === 'checkbox') values[field.name] = '';
    localStorage.setItem(key, JSON.stringify({ version: form.dataset.version, at: Date.now(), values }));
  });
  form.addEventListener('submit', () => localStorage.removeItem(key));
}

// Moving the clock can take a while: say so and take no second press.
for (const form of document.querySelectorAll('form[data-busy]'))
  form.addEventListener('submit', event => {
    const pressed = event.submitter;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    if (pressed) pressed.textContent = form.dataset.busy;
  });

// Drafts save themselves a moment after the last key; without a connection they wait on this machine and go as soon as it is back.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const says = document.querySelector('[data-saved]');
  let waiting = 0, count = 0, typed = 0, left = false;
  const save = async () => {
    const body = new FormData(form);
    const at = typed;
    body.delete('files');
    body.set('op', body.get('op') + '/auto' + ++count);
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body, headers: { 'X-Draft': '1' } });
      // A session that has ended answers with the page of signing in.
      const told = answer.ok && !answer.redirected ? await answer.json() : null;
      if (says) says.textContent = told ? told.message : form.dataset.failed;
      left = !told?.done;
      if (told?.done && at === typed) localStorage.removeItem(Kept + form.dataset.keep);
    } catch {
      left = true;
      if (says) says.textContent = form.dataset.offline;
    }
  };
  form.addEventListener('input', event => {
    if (event.target.type === 'file') return;
    typed++;
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  });
  addEventListener('online', () => { if (left) save(); });
  form.addEventListener('submit', () => clearTimeout(waiting));
}
