// Passkeys: asks the browser for one, or for a proof by one. Without them the buttons stay hidden and everything else works.
'use strict';

const can = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

for (const one of document.querySelectorAll('[data-needs-passkeys]')) one.hidden = !can;

const post = async (address, fields) => {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.problem);
  return body;
};

const work = async (form, ask) => {
  const problem = form.querySelector('[data-problem]');
  problem.hidden = true;
  try {
    location.assign((await ask()).go);
  } catch (error) {
    // The browser's own errors speak the browser's language and of things nobody can do anything about.
    problem.querySelector('div').textContent = error.constructor === Error && error.message ? error.message : form.dataset.failed;
    problem.hidden = false;
  }
};

const token = form => ({ __RequestVerificationToken: form.querySelector('[name=__RequestVerificationToken]').value });

for (const form of document.querySelectorAll('form[data-passkey-add]'))
  form.addEventListener('submit', event => {
    event.preventDefault();
    work(form, async () => {
      const options = await post('?handler=Challenge', { ...token(form), password: form.password.value });
      const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      return post('?handler=Add', { ...token(form), credential: JSON.stringify(made), name: form.elements.name.value });
    });
  });

for (const form of document.querySelectorAll('form[data-passkey-sign-in]'))
  form.addEventListener('submit', event => {
    event.preventDefault();
    work(form, async () => {
      const options = await post(form.action + '?handler=Challenge', token(form));
      const proof = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      return post(form.action, { ...token(form), credential: JSON.stringify(proof), ve: form.elements.ve.value });
    });
  });
