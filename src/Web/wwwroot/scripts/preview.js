// Shows another format as soon as it is chosen; without script the button does.
const form = document.querySelector('[data-preview]');
form.addEventListener('change', () => form.requestSubmit());
