// The frame of a plan's simulation stands at once; its result is fetched into it.
'use strict';

for (const place of document.querySelectorAll('[data-load]'))
  fetch(place.dataset.load, { headers: { Accept: 'text/html' } })
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(answer.status)))
    .then(html => { place.innerHTML = html; place.removeAttribute('role'); })
    .catch(() => { place.textContent = place.dataset.failed; });
