// Files go up one after another, each with its progress and its own answer; what is typed on the page stays as it is.
// Without this script the same form sends them all with its button.
'use strict';

for (const zone of document.querySelectorAll('[data-evidence]')) {
  const form = zone.closest('form');
  const input = zone.querySelector('[data-files]');
  const sent = zone.querySelector('[data-sent]');
  const list = form.querySelector('[data-file-list]');
  const waiting = [];
  let busy = false;

  for (const one of zone.querySelectorAll('[data-scripted]')) one.hidden = false;
  for (const one of zone.querySelectorAll('[data-attach],[data-plain]')) one.hidden = true;
  input.classList.add('vh');

  const line = file => {
    const item = document.createElement('li');
    const name = document.createElement('b');
    const words = document.createElement('span');
    name.textContent = file.name;
    words.textContent = zone.dataset.waiting;
    item.append(name, ' · ', words);
    sent.append(item);
    return (text, failed) => {
      words.textContent = text;
      item.classList.toggle('err', failed === true);
    };
  };

  const send = (file, say) => new Promise(done => {
    const body = new FormData();
    body.set('__RequestVerificationToken', form.querySelector('[name=__RequestVerificationToken]').value);
    body.set('op', zone.dataset.op + '/' + crypto.randomUUID());
    body.set('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', zone.dataset.evidence);
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) say(zone.dataset.sending.replace('{0}', Math.round(100 * event.loaded / event.total)));
    });
    request.upload.addEventListener('load', () => say(zone.dataset.checking));
    request.addEventListener('load', () => {
      try {
        const answer = JSON.parse(request.responseText);
        say(answer.message, !answer.done);
      } catch {
        say(zone.dataset.over, true);
      }
      done();
    });
    request.addEventListener('error', () => { say(zone.dataset.lost, true); done(); });
    request.send(body);
  });

  const renew = async () => {
    try {
      const answer = await fetch(zone.dataset.list);
      if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
    } catch { /* The list is right again at the next look; each file has had its answer. */ }
  };

  const go = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length) {
      const { file, say } = waiting.shift();
      if (file.size > Number(zone.dataset.most)) say(zone.dataset.large, true);
      else {
        await send(file, say);
        await renew();
      }
    }
    busy = false;
  };

  const take = files => {
    if (!busy) sent.replaceChildren();
    for (const file of files) waiting.push({ file, say: line(file) });
    go();
  };

  input.addEventListener('change', () => {
    take([...input.files]);
    input.value = '';
  });
  zone.addEventListener('dragover', event => { event.preventDefault(); zone.classList.add('over'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    zone.classList.remove('over');
    take([...event.dataTransfer.files]);
  });
  // Leaving in the middle would lose what has not gone up yet.
  addEventListener('beforeunload', event => { if (busy) event.preventDefault(); });
}
