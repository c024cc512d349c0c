// Goes on by itself to what was typed. Without this, the button does.
document.querySelector('[data-show-unsent]').requestSubmit();
