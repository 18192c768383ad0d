// My work: choosing several tasks, and news of work that came. Every page works without it.
'use strict';

{
  const title = document.title;
  let ids = new Set();

  const chosen = () => [...document.querySelectorAll('[data-pick]:checked')];

  // The bar appears with the first choice, and says how many.
  const follow = () => {
    const bar = document.querySelector('[data-bulk]');
    if (!bar) return;
    const count = chosen().length;
    bar.hidden = count === 0;
    bar.querySelector('[data-bulk-count]').textContent = (count === 1 ? bar.dataset.one : bar.dataset.many).replace('{0}', count);
  };

  document.addEventListener('change', event => {
    if (event.target.matches('[data-pick-all]'))
      for (const box of event.target.closest('tbody').querySelectorAll('[data-pick]')) box.checked = event.target.checked;
    if (event.target.matches('[data-pick],[data-pick-all]')) follow();
  });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-unpick]')) {
      for (const box of document.querySelectorAll('[data-pick],[data-pick-all]')) box.checked = false;
      follow();
    }
  });
  follow();

  // News: asked for every 20 seconds while the page is looked at, shown as a line above the list, inserted at a press.
  const news = document.querySelector('[data-news]');
  if (news) {
    const pause = Number(news.dataset.every) * 1000;
    let tag = '', waiting = 0;

    const ask = async () => {
      clearTimeout(waiting);
      if (document.hidden) return;
      try {
        const answer = await fetch(`${news.dataset.news}?tu=${news.dataset.since}`, { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' });
        if (answer.status === 401 || answer.status === 403) return;
        if (answer.ok) {
          tag = answer.headers.get('ETag') ?? '';
          tell(await answer.json());
        }
      } catch {
        // No network: the next turn asks again.
      }
      waiting = setTimeout(ask, pause);
    };

    const tell = found => {
      ids = new Set(found.ids);
      news.hidden = found.count === 0;
      document.title = found.count ? `(${found.bounded}) ${title}` : title;
      const words = news.querySelector('[data-news-words]');
      if (words.textContent !== found.words) words.textContent = found.words;
    };

    const insert = async () => {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) { location.reload(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const kept = new Set(chosen().map(box => box.value));
      for (const key of ['desk', 'desk-tabs', 'desk-summary']) {
        const old = document.getElementById(key), fresh = page.getElementById(key);
        if (old && fresh) old.replaceWith(document.adoptNode(fresh));
      }
      const nav = page.querySelector('.nav'), shown = document.querySelector('.nav');
      if (nav && shown) shown.replaceWith(document.adoptNode(nav));
      news.dataset.since = page.querySelector('[data-news]').dataset.since;
      for (const box of document.querySelectorAll('[data-pick]')) box.checked = kept.has(box.value);
      follow();
      const rows = [...document.querySelectorAll('tr[data-task]')].filter(row => ids.has(row.dataset.task));
      for (const row of rows) {
        row.classList.add('fresh');
        row.querySelector('[data-fresh]').hidden = false;
      }
      (rows[0]?.querySelector('a') ?? document.getElementById('desk')).focus();
      tag = '';
      tell({ ids: [], count: 0, words: '' });
    };

    news.querySelector('button').addEventListener('click', insert);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
    waiting = setTimeout(ask, pause);
  }
}
