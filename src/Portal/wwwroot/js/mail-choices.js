// Says what the choices mean while they are made; without it the page says so after saving.
'use strict';

for (const form of document.querySelectorAll('form[data-mail-choices]')) {
  const place = form.querySelector('[data-sentence]');
  let asked = 0;
  const follow = async () => {
    const query = new URLSearchParams(new FormData(form));
    query.delete('__RequestVerificationToken');
    query.delete('op');
    query.set('handler', 'Sentence');
    const mine = ++asked;
    try {
      const answer = await fetch(location.pathname + '?' + query, { headers: { Accept: 'text/plain' } });
      if (!answer.ok || mine !== asked) return;
      place.replaceChildren(...(await answer.text()).split('\n').map(line => Object.assign(document.createElement('p'), { textContent: line })));
    } catch (lost) {
      console.warn('The sentence is not up to date.', lost);
    }
  };
  form.addEventListener('change', follow);
}
