// Keeps the progress of a batch or a report up to date, and shows the page anew once it is finished. Without this, "Look again" does.

const EVERY = 2000;
const shown = () => document.getElementById('progress');

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const there = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress');
    if (there?.dataset.running === 'yes') {
      document.getElementById('progress-words').textContent = there.querySelector('#progress-words').textContent;
      shown().querySelector('progress').value = Number(there.querySelector('progress').getAttribute('value'));
    } else {
      location.reload();
      return;
    }
  } catch {
    // The network is away for a moment; the work goes on without us.
  }
  setTimeout(look, EVERY);
}

if (shown()?.dataset.running === 'yes')
  setTimeout(look, EVERY);
