// Copies a calendar's address; without it one selects and copies by hand.
'use strict';

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  field.addEventListener('focus', () => field.select());
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without https the clipboard is closed to pages; what is selected can still be copied.
      document.execCommand('copy');
    }
    button.textContent = button.dataset.copied;
  });
}
