/* Takes the code of an invitation from behind the # into the form, and out of the address bar. */
(() => {
  'use strict';
  const field = document.getElementById('code');
  if (location.hash.length > 1) {
    field.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }
  document.getElementById('no-code').hidden = Boolean(field.value);
})();
